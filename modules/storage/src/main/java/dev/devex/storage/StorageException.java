package dev.devex.storage;

/** The facts about stored work a caller may have to answer for; the message is a sentence a user may read. */
public abstract sealed class StorageException extends RuntimeException
        permits MovedWorkspaceException,
                NoFileException,
                RejectedCommitException,
                SupersededSessionException,
                TooLargeArchiveException,
                TooLargeWorkspaceException,
                UnknownEntryException,
                UnknownSnapshotException,
                UnknownTemplateException,
                UnknownWorkspaceException,
                UnreadableWorkspaceException,
                UnsupportedStoreException {
    private static final long serialVersionUID = 1L;

    StorageException(String message) {
        super(message);
    }
}
