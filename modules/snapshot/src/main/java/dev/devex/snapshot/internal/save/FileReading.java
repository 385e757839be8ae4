package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.index.FileState;
import dev.devex.snapshot.internal.pack.Blob;
import dev.devex.snapshot.internal.pack.BlobWriter;
import dev.devex.snapshot.internal.pack.Packs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads files, piece by piece, and keeps what is not stored yet. A file that changed meanwhile is read again. */
final class FileReading {
    private static final int ATTEMPTS = 3;
    private static final long READ_AGAIN_UP_TO = 64L << 20;

    private final BlobWriter writer;
    private final PreviousState previous;
    private final MessageDigest piece = Sha256.digest();
    private final MessageDigest whole = Sha256.digest();

    /**
     * What was read.
     *
     * @param state when the reading began, with the length that was read
     * @param steady whether that was the state when the reading ended, too
     */
    record Content(FileState state, boolean steady, Sha256 sha256, List<Blob> blobs) {}

    FileReading(BlobWriter writer, PreviousState previous) {
        this.writer = writer;
        this.previous = previous;
    }

    /**
     * Reads one file.
     *
     * @param state as it is now, with the file opened to its owner
     * @param before what the file held when it was saved last
     * @throws NoSuchFileException when it went before it was read, or is no file any more
     */
    Content read(Path path, FileState state, List<Blob> before) throws IOException {
        Content content = readOnce(path, state, before);
        for (int attempt = 1; attempt < ATTEMPTS && !content.steady(); attempt++) {
            FileState again = FileState.of(path);
            if (!again.isRegular()) {
                throw new NoSuchFileException(path.toString());
            }
            if (again.size() > READ_AGAIN_UP_TO) {
                return content;
            }
            content = readOnce(path, again, before);
        }
        return content;
    }

    private Content readOnce(Path path, FileState state, List<Blob> before) throws IOException {
        var blobs = new ArrayList<Blob>();
        long left = state.size();
        whole.reset();
        try (var file = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            while (left > 0) {
                int wanted = (int) Math.min(left, Packs.PIECE);
                ByteBuffer content = writer.room(wanted);
                if (fill(file, content, wanted) == 0) {
                    break;
                }
                Blob blob = blob(content, before, blobs.size(), state.size() > Packs.PIECE);
                blobs.add(blob);
                left -= blob.length();
            }
        }
        boolean steady = left == 0 && isStill(path, state);
        return new Content(state.withSize(state.size() - left), steady, hash(blobs), blobs);
    }

    /** Reads behind the mark, which is the position before; fewer bytes only where the file ends. */
    private static int fill(FileChannel file, ByteBuffer buffer, int wanted) throws IOException {
        int start = buffer.mark().position();
        buffer.limit(start + wanted);
        int count = 0;
        while (buffer.hasRemaining() && count >= 0) {
            count = file.read(buffer);
        }
        return buffer.position() - start;
    }

    private Blob blob(ByteBuffer buffer, List<Blob> before, int at, boolean several) throws IOException {
        int end = buffer.position();
        int start = buffer.reset().position();
        ByteBuffer content = buffer.slice(start, end - start);
        piece.update(content);
        if (several) {
            whole.update(content.rewind());
        }
        Sha256 sha256 = Sha256.of(piece.digest());
        Blob stored = stored(sha256, at < before.size() ? before.get(at) : null);
        if (stored != null) {
            return stored;
        }
        buffer.position(end);
        Blob blob = writer.keep(start, sha256);
        previous.known().add(blob);
        return blob;
    }

    private @Nullable Blob stored(Sha256 sha256, @Nullable Blob before) throws IOException {
        return before != null && before.sha256().equals(sha256) && previous.keeps(before)
                ? before
                : previous.known().find(sha256);
    }

    private Sha256 hash(List<Blob> blobs) {
        return switch (blobs.size()) {
            case 0 -> Sha256.EMPTY;
            case 1 -> blobs.get(0).sha256();
            default -> Sha256.of(whole.digest());
        };
    }

    /** A file that is gone once it was read is as good as one that did not change. */
    private static boolean isStill(Path path, FileState state) throws IOException {
        try {
            return FileState.of(path).equals(state);
        } catch (NoSuchFileException e) {
            return true;
        }
    }
}
