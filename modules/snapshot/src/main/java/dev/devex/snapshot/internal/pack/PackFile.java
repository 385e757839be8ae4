package dev.devex.snapshot.internal.pack;

import dev.devex.snapshot.ObjectName;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.object.Salt;
import dev.devex.snapshot.internal.object.SpooledObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A pack while it is written. */
final class PackFile implements AutoCloseable {
    private final Path path;
    private final FileChannel file;
    private final MessageDigest sha256 = Sha256.digest();
    private long size;

    PackFile(Path path) throws IOException {
        this.path = path;
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        append(ByteBuffer.wrap(Salt.frame()));
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
