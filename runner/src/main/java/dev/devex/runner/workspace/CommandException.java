package dev.devex.runner.workspace;

/** Why a command ends without having done its work; the message is one sentence a user may read, with no secret in it. */
class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    CommandException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    final ExitCode exitCode() {
        return exitCode;
    }

    /** As a user may read it. */
    final String sentence() {
        return String.valueOf(getMessage());
    }
}
