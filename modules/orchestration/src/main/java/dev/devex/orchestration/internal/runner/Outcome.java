package dev.devex.orchestration.internal.runner;

import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.SaveFailedException;

/**
 * How a command of the runner ended, and what that means to whoever waited for it.
 *
 * @param sentence what it says to the user, empty when it says nothing
 */
public record Outcome(int exit, String sentence) {
    private static final int REFUSED = 3;
    private static final int UNREACHABLE = 4;
    private static final int UNSAVABLE = 5;
    private static final int LONGEST = 300;

    /** @param errors what it wrote to its standard error; the last line is its sentence */
    public static Outcome of(int exit, String errors) {
        // Higher ones are not its own: the shell's, when it cannot be run, or a signal's.
        var line = exit <= UNSAVABLE ? lastLine(errors).replaceAll("\\p{Cntrl}", "") : "";
        return new Outcome(exit, line.substring(0, Math.min(line.length(), LONGEST)));
    }

    public boolean done() {
        return exit == 0;
    }

    /** Of a {@code restore}. */
    public SandboxStartException restoreFailure() {
        return new SandboxStartException(
                exit == UNREACHABLE ? "storeUnreachable" : "restoreFailed",
                sentenceOr("The workspace could not be restored."));
    }

    /** Of a {@code serve} that ended by itself. */
    public SandboxStartException serveFailure() {
        return new SandboxStartException(
                "runnerFailed",
                sentenceOr("The sandbox ended before it was ready.")
                        + " Try again; should it stay like this, the server's log says more.");
    }

    /** Of a {@code save}. */
    public SaveFailedException saveFailure() {
        var reason =
                switch (exit) {
                    case UNSAVABLE -> SaveFailedException.UNSAVABLE;
                    case REFUSED -> "saveRefused";
                    case UNREACHABLE -> "storeUnreachable";
                    default -> "saveFailed";
                };
        return new SaveFailedException(reason, sentenceOr("The workspace could not be saved."));
    }

    private String sentenceOr(String otherwise) {
        return sentence.isEmpty() ? otherwise : sentence;
    }

    private static String lastLine(String text) {
        var whole = text.strip();
        return whole.substring(whole.lastIndexOf('\n') + 1).strip();
    }
}
