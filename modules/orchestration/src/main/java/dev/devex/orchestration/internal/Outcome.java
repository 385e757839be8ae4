package dev.devex.orchestration.internal;

/**
 * How a command of the runner ended.
 *
 * @param sentence what it says to the user, empty when it says nothing
 */
record Outcome(int exit, String sentence) {
    private static final int REFUSED = 3;
    private static final int UNREACHABLE = 4;
    private static final int UNSAVABLE = 5;
    private static final int LONGEST = 300;

    static Outcome of(int exit, LogFile errors) {
        // Higher ones are not its own: the shell's, when it cannot be run, or a signal's.
        var line = exit <= UNSAVABLE ? errors.lastLine().replaceAll("\\p{Cntrl}", "") : "";
        return new Outcome(exit, line.substring(0, Math.min(line.length(), LONGEST)));
    }

    boolean done() {
        return exit == 0;
    }

    /** Trying again will not help. */
    boolean refused() {
        return exit == REFUSED;
    }

    /** The core or the store could not be reached: it is worth trying again. */
    boolean unreachable() {
        return exit == UNREACHABLE;
    }

    /** The owner has to change the workspace first. */
    boolean unsavable() {
        return exit == UNSAVABLE;
    }

    String sentenceOr(String otherwise) {
        return sentence.isEmpty() ? otherwise : sentence;
    }
}
