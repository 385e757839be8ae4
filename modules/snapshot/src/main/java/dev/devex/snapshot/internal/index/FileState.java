package dev.devex.snapshot.internal.index;

import dev.devex.snapshot.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the file system says of a file at one moment, links not followed (stat(2)); two equal ones mean: not written between. */
public record FileState(int mode, long inode, long device, long size, FileTime modified, FileTime changed) {
    static final int DIRECTORY = 0040000;
    static final int REGULAR = 0100000;
    static final int LINK = 0120000;

    private static final long NOWHERE = 0;
    public static final FileTime NEVER = FileTime.fromMillis(0);
    static final FileState NONE = new FileState(0, NOWHERE, 0, 0, NEVER, NEVER);

    private static final int TYPE = 0170000;
    private static final int READABLE = 0400;

    public static FileState of(Path path) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(path, "unix:mode,ino,dev,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
        int mode = get(attributes, "mode", Integer.class) & (TYPE | Entry.PERMISSIONS);
        return new FileState(
                mode,
                get(attributes, "ino", Long.class),
                get(attributes, "dev", Long.class),
                get(attributes, "size", Long.class),
                restorable(mode, get(attributes, "lastModifiedTime", FileTime.class)),
                get(attributes, "ctime", FileTime.class));
    }

    /** Java sets the times of links to the microsecond; one that is told more exactly would differ once it is restored. */
    private static FileTime restorable(int mode, FileTime modified) {
        boolean link = (mode & TYPE) == LINK;
        return link ? FileTime.from(modified.toInstant().truncatedTo(ChronoUnit.MICROS)) : modified;
    }

    /** What a manifest tells of a file; no file on disk is in that state. */
    public static FileState of(Entry.Present entry) {
        if (entry instanceof Entry.File file) {
            return new FileState(REGULAR | file.mode(), NOWHERE, 0, file.size(), file.modified(), NEVER);
        }
        return entry instanceof Entry.Folder folder
                ? new FileState(DIRECTORY | folder.mode(), NOWHERE, 0, 0, folder.modified(), NEVER)
                : new FileState(LINK | Entry.PERMISSIONS, NOWHERE, 0, 0, entry.modified(), NEVER);
    }

    private static <T> T get(Map<String, Object> attributes, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(attributes.get(name)));
    }

    public FileState withPermissionsOf(FileState other) {
        return new FileState(other.mode, inode, device, size, modified, changed);
    }

    /** Whether this is what a manifest tells of a file. */
    boolean isNowhere() {
        return inode == NOWHERE;
    }

    public FileState withSize(long other) {
        return new FileState(mode, inode, device, other, modified, changed);
    }

    // What Java makes for records is linked at its first use, which takes longer than many a save compares.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileState state && equalsExceptChange(state) && changed.equals(state.changed);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(inode);
    }

    /** Opening a file to its owner, in order to read it, changes the time of its last change, and no other thing. */
    boolean equalsExceptChange(FileState other) {
        return mode == other.mode
                && inode == other.inode
                && device == other.device
                && size == other.size
                && modified.equals(other.modified);
    }

    /** Whether a manifest would say the same of both. */
    boolean isEntryLike(FileState other) {
        return mode == other.mode && modified.equals(other.modified) && (!isRegular() || size == other.size);
    }

    public int permissions() {
        return mode & Entry.PERMISSIONS;
    }

    /** Whether its mode keeps its owner from reading it. */
    public boolean isClosed() {
        return (mode & READABLE) == 0;
    }

    public boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    public boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    public boolean isLink() {
        return (mode & TYPE) == LINK;
    }
}
