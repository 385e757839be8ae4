package dev.devex.snapshot.internal.restore;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.internal.index.FileState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes files, from several threads, and asks no more of the system than it must: there are many. */
final class NewFiles {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final int READABLE = 0400;

    private final Map<Integer, FileAttribute<?>> permissions = new ConcurrentHashMap<>();

    /** Modes that a new file gets when it is made with them: what the process masks is the same for all. */
    private final Set<Integer> granted = ConcurrentHashMap.newKeySet();

    void write(Path path, Entry.File entry, ByteBuffer content) throws IOException {
        int mode = entry.mode();
        try (var file =
                FileChannel.open(path, NEW, permissions.computeIfAbsent(mode | READABLE, NewFiles::permissions))) {
            while (content.hasRemaining()) {
                file.write(content);
            }
        }
        setTime(path, entry.modified());
        if (!granted.contains(mode)) {
            grant(path, mode);
        }
    }

    /** The time comes first: the mode may forbid to set it. What is given one was made here, and is no link. */
    static void applyState(Path path, int mode, FileTime modified) throws IOException {
        setTime(path, modified);
        setMode(path, mode);
    }

    private void grant(Path path, int mode) throws IOException {
        if (FileState.of(path).permissions() == mode) {
            granted.add(mode);
        } else {
            setMode(path, mode);
        }
    }

    private static void setTime(Path path, FileTime modified) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(modified, modified, null);
    }

    private static void setMode(Path path, int mode) throws IOException {
        Files.setAttribute(path, "unix:mode", mode);
    }

    private static FileAttribute<?> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        int bit = READABLE;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & bit) != 0) {
                permissions.add(permission);
            }
            bit >>= 1;
        }
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
