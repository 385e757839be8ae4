package dev.devex.orchestration;

/** A sandbox that did not come up; nothing is left of it. */
public final class SandboxStartException extends SandboxException {
    private static final long serialVersionUID = 1L;

    public SandboxStartException(String reason, String message) {
        super(reason, message);
    }
}
