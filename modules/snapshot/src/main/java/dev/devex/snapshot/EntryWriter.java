package dev.devex.snapshot;

import dev.devex.snapshot.Omission.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes entries. A tar names a file's size before its bytes; a file that shrinks while it is read is filled up with zeros,
 * so that the archive stays whole, and, having changed, is written once more: of two entries of one name the later counts.
 */
final class EntryWriter implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final long READ_AGAIN_UP_TO = 64L << 20;

    private final TarArchiveOutputStream tar;
    private final List<Omission> omissions = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    EntryWriter(TarArchiveOutputStream tar) {
        this.tar = tar;
    }

    void writeFolder(String name, FileState state) throws IOException {
        put(ExactNames.entry(name, "/", TarConstants.LF_DIR), state.permissions(), state);
        tar.closeArchiveEntry();
    }

    void writeLink(String name, String target, FileState state) throws IOException {
        TarArchiveEntry entry = ExactNames.entry(name, "", TarConstants.LF_SYMLINK);
        ExactNames.setLinkTarget(entry, target);
        put(entry, state.permissions(), state);
        tar.closeArchiveEntry();
    }

    /** Writes a file, with {@code permissions} whatever it has just now. */
    void writeFile(String name, Path path, int permissions, FileState before) throws IOException {
        FileState expected = before;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            writeContent(name, path, permissions, expected);
            FileState after = stateOf(path, expected);
            if (after.equals(expected)) {
                return;
            }
            if (!after.isRegular() || after.size() > READ_AGAIN_UP_TO) {
                break;
            }
            expected = after;
        }
        omit(name, Reason.CHANGED);
    }

    void omit(String name, Reason reason) {
        omissions.add(new Omission(name, reason));
    }

    List<Omission> omissions() {
        return omissions;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** A file that is gone once it was read is as good as one that did not change. */
    private static FileState stateOf(Path path, FileState otherwise) throws IOException {
        try {
            return FileState.of(path);
        } catch (NoSuchFileException e) {
            return otherwise;
        }
    }

    private void writeContent(String name, Path path, int permissions, FileState state) throws IOException {
        try (var file = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            TarArchiveEntry entry = ExactNames.entry(name, "", TarConstants.LF_NORMAL);
            entry.setSize(state.size());
            put(entry, permissions, state);
            copy(file, state.size());
            tar.closeArchiveEntry();
        }
    }

    private void copy(FileChannel file, long size) throws IOException {
        for (long left = size; left > 0; ) {
            int length = (int) Math.min(left, buffer.capacity());
            buffer.clear().limit(length);
            int count = file.read(buffer);
            if (count < 0) {
                Arrays.fill(buffer.array(), 0, length, (byte) 0);
                count = length;
            }
            tar.write(buffer.array(), 0, count);
            left -= count;
        }
    }

    private void put(TarArchiveEntry entry, int permissions, FileState state) throws IOException {
        entry.setMode(permissions);
        entry.setLastModifiedTime(state.modified());
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
    }
}
