package dev.devex.snapshot;

import java.util.List;

/** There are files that this process may not read, so that a snapshot would not hold all of the user's work. */
public final class UnreadableFilesException extends SnapshotException {
    private static final long serialVersionUID = 1L;

    private final transient List<Omission> omissions;

    UnreadableFilesException(List<Omission> omissions) {
        super("Some files of the workspace cannot be read.", null);
        this.omissions = List.copyOf(omissions);
    }

    /** All that could not be saved, for whatever reason. */
    public List<Omission> omissions() {
        return omissions;
    }
}
