package dev.devex.orchestration;

/**
 * A last save that did not succeed; the workspace is still in the sandbox. The reasons: {@code saveRefused} (trying again will not
 * help), {@code storeUnreachable}, {@code saveTimedOut}, {@code saveFailed}, and {@code unreadable} (what is there is of no known
 * origin).
 */
public final class SaveFailedException extends SandboxException {
    private static final long serialVersionUID = 1L;

    public SaveFailedException(String reason, String message) {
        super(reason, message);
    }
}
