package dev.devex.runner.workspace;

/** How a command ends; whoever runs it decides by this what to do next. */
enum ExitCode {
    DONE(0),
    FAILED(1),
    WRONG_USAGE(2),
    /** For good: trying the same again cannot succeed. */
    REFUSED(3),
    /** The core or the store could not be reached: it is worth trying again. */
    UNREACHABLE(4),
    /** Not as the workspace is: its owner has to change something in it first. */
    UNSAVABLE(5);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** What the process ends with. */
    int status() {
        return status;
    }
}
