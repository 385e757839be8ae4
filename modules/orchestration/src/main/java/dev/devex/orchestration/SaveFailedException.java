package dev.devex.orchestration;

/**
 * A last save that did not succeed; the workspace is still in the sandbox. The reasons: {@value #UNSAVABLE} (the owner has to change
 * something in the workspace first), {@code saveRefused} (trying again will not help), {@code storeUnreachable},
 * {@code saveTimedOut}, {@code nodeUnreachable} (in a cluster), {@code saveFailed}, and {@code unreadable} (what is there is of no known origin).
 */
public final class SaveFailedException extends SandboxException {
    private static final long serialVersionUID = 1L;

    public static final String UNSAVABLE = "unsavable";

    public SaveFailedException(String reason, String message) {
        super(reason, message);
    }

    /** Whether the repl's owner alone can make the save possible, by changing what is in the workspace. */
    public boolean isForOwner() {
        return reason().equals(UNSAVABLE);
    }
}
