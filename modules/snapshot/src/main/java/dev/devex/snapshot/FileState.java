package dev.devex.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/** What the file system says of a file at one moment, links not followed (stat(2)); two equal ones mean: not written between. */
record FileState(int mode, long inode, long device, long size, FileTime modified, FileTime changed) {
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    static final int PERMISSIONS = 0777;

    static FileState of(Path path) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(path, "unix:mode,ino,dev,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
        return new FileState(
                get(attributes, "mode", Integer.class),
                get(attributes, "ino", Long.class),
                get(attributes, "dev", Long.class),
                get(attributes, "size", Long.class),
                get(attributes, "lastModifiedTime", FileTime.class),
                get(attributes, "ctime", FileTime.class));
    }

    private static <T> T get(Map<String, Object> attributes, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(attributes.get(name)));
    }

    int permissions() {
        return mode & PERMISSIONS;
    }

    boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    boolean isLink() {
        return (mode & TYPE) == LINK;
    }
}
