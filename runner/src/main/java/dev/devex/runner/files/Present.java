package dev.devex.runner.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * What is on the disk where a document is expected.
 *
 * @param version null when nothing is there
 * @param document null when that is nothing an editor can show; {@code why} says so then
 */
record Present(
        @Nullable String version,
        @Nullable Document document,
        @Nullable FileProblem why) {
    private static final int CHUNK = 1 << 16;
    private static final int TRIES = 3;

    static Present of(FileProblem.Missing gone) {
        return new Present(null, null, gone);
    }

    /** Reads at most what an editor can take, and nothing of what is larger. */
    static Present read(OpenFile file) throws IOException {
        if (file.size() > Document.MAX_BYTES) {
            return new Present(file.tag(), null, FileProblem.Unsuitable.tooLarge(file.size()));
        }
        byte[] bytes = whole(file.channel());
        try {
            Document document = Document.of(bytes);
            return new Present(document.version(), document, null);
        } catch (FileProblem.Unsuitable binary) {
            return new Present(Document.version(bytes), null, binary);
        }
    }

    Document shown() {
        if (document == null) {
            throw why == null ? new IllegalStateException() : why;
        }
        return document;
    }

    void require(String expected) {
        if (!expected.equals(version)) {
            throw stale(version == null ? "The file is gone." : "The file has changed since it was opened.");
        }
    }

    FileProblem.Stale stale(String message) {
        return new FileProblem.Stale(message, version, document == null ? null : document.content());
    }

    /** The same bytes that were there when it began; a file that is being written is given a few moments. */
    private static byte[] whole(FileChannel channel) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            long size = channel.size();
            if (size > Document.MAX_BYTES) {
                throw FileProblem.Unsuitable.tooLarge(size);
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
            if (fill(bytes, channel) && channel.size() == size) {
                return bytes.array();
            }
        }
        throw new FileProblem.Refused("The file changes while it is read. Try again.", new IOException("size changes"));
    }

    private static boolean fill(ByteBuffer bytes, FileChannel channel) throws IOException {
        int read = 0;
        while (bytes.position() < bytes.capacity() && read >= 0) {
            // In pieces, because the JDK keeps native memory as large as what is asked for at once.
            bytes.limit(Math.min(bytes.capacity(), bytes.position() + CHUNK));
            read = channel.read(bytes, bytes.position());
        }
        return read >= 0;
    }
}
