package dev.devex.runner.files;

/** Something that happened in the workspace, whoever did it. */
public record FileChange(String path, Kind kind) {
    /** What happened; a file that was replaced by another is modified. */
    public enum Kind {
        CREATED,
        MODIFIED,
        DELETED
    }
}
