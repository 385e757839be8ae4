package dev.devex.runner.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/** The bytes of one file after the other, in memory that is used again. */
final class FileBytes {
    private static final int CHUNK = 1 << 16;

    private byte[] bytes = new byte[CHUNK];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Reads a file; false if it is binary or has grown too large. */
    boolean read(Path file) throws IOException {
        length = 0;
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            int read;
            do {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, bytes.length * 2);
                }
                // In pieces, because the JDK keeps native memory as large as what is asked for at once.
                read = channel.read(ByteBuffer.wrap(bytes, length, Math.min(CHUNK, bytes.length - length)));
                if (read > 0 && holdsNul(length, length + read)) {
                    return false;
                }
                length += Math.max(0, read);
            } while (read >= 0 && length <= Search.MAX_FILE_BYTES);
        }
        return length <= Search.MAX_FILE_BYTES;
    }

    private boolean holdsNul(int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
