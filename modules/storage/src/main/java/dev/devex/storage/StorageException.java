package dev.devex.storage;

/** The facts about stored work a caller may have to answer for; the message is a sentence a user may read. */
public abstract sealed class StorageException extends RuntimeException
        permits MovedWorkspaceException,
                RejectedCommitException,
                SupersededSessionException,
                TooLargeWorkspaceException,
                UnknownTemplateException,
                UnknownWorkspaceException,
                UnreadableWorkspaceException {
    private static final long serialVersionUID = 1L;

    StorageException(String message) {
        super(message);
    }
}
