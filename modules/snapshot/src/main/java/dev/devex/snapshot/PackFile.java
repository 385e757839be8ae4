package dev.devex.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** A pack while it is written. */
final class PackFile implements AutoCloseable {
    /** The first of the magic numbers of skippable frames (RFC 8878, section 3.1.2). */
    private static final int SKIPPABLE = 0x184D2A50;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path path;
    private final FileChannel file;
    private final MessageDigest sha256 = Sha256.digest();
    private long size;

    PackFile(Path path) throws IOException {
        this.path = path;
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        byte[] random = new byte[Packs.FIRST_FRAME - 2 * Integer.BYTES];
        RANDOM.nextBytes(random);
        var frame = ByteBuffer.allocate(Packs.FIRST_FRAME).order(ByteOrder.LITTLE_ENDIAN);
        append(frame.putInt(SKIPPABLE).putInt(random.length).put(random).flip());
    }

    long size() {
        return size;
    }

    void append(ByteBuffer frame) throws IOException {
        size += frame.remaining();
        sha256.update(frame.duplicate());
        while (frame.hasRemaining()) {
            file.write(frame);
        }
    }

    /** Ends it. */
    SpooledObject finish() throws IOException {
        file.close();
        return new SpooledObject(ObjectName.pack(Sha256.of(sha256.digest())), path, size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
