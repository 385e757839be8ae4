package dev.devex.snapshot;

/**
 * Something a snapshot does not hold, or not as it was.
 *
 * @param path in the snapshot: {@code workspace/…} or {@code home/…}
 */
public record Omission(String path, Reason reason) {
    /** Why it is left out. */
    public enum Reason {
        /** It may not be read by this process, nor be opened to it: it is somebody else's. */
        UNREADABLE,
        /** It is a socket, a pipe or a device. */
        SPECIAL_FILE,
        /** Its path is longer than Linux takes; where a snapshot cannot name it either, the path is that of the folder it is in. */
        PATH_TOO_LONG,
        /** It was written to whenever it was read: what the snapshot holds may be of several moments. */
        CHANGED
    }
}
