package dev.devex.orchestration;

/** A last save that did not succeed; the workspace is still in the sandbox. */
public final class SaveFailedException extends SandboxException {
    private static final long serialVersionUID = 1L;

    public SaveFailedException(String reason, String message) {
        super(reason, message);
    }
}
