package dev.devex.repl;

/** The facts about repls a caller may have to answer for; the message is a sentence a user may read. */
public abstract sealed class ReplException extends RuntimeException
        permits ForeignSandboxException,
                OldSessionException,
                ReplStateException,
                TooManyReplsException,
                UnknownReplException {
    private static final long serialVersionUID = 1L;

    ReplException(String message) {
        super(message);
    }
}
