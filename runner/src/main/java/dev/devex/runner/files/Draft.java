package dev.devex.runner.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;

/** A file that is being written beside the one it will replace. Closed unpublished, it leaves no trace. */
final class Draft implements Closeable {
    private static final int CHUNK = 1 << 17;

    private final Folder folder;
    private final String name;
    private final String temporary = TemporaryName.next();
    private final FileChannel channel;
    private boolean published;

    private Draft(Folder folder, String name) throws IOException {
        this.folder = folder;
        this.name = name;
        this.channel = folder.create(temporary);
    }

    /** Takes over {@code folder}. */
    static Draft open(Folder folder, String name) throws IOException {
        try {
            PosixFileAttributes present = folder.attributes(name);
            if (present != null && !present.isRegularFile()) {
                throw new FileProblem.WrongKind("That is not a file.");
            }
            return new Draft(folder, name);
        } catch (IOException | FileProblem failed) {
            folder.close();
            throw failed;
        }
    }

    /** Takes bytes to their end from a channel that waits for them. */
    void fill(ReadableByteChannel bytes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        while (bytes.read(chunk) >= 0) {
            if (!chunk.hasRemaining()) {
                fill(chunk.flip());
                chunk.clear();
            }
        }
        fill(chunk.flip());
    }

    void fill(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Returns once the bytes are on the disk. */
    void force() throws IOException {
        channel.force(true);
    }

    /** Puts the file in its place with the mode of the one it replaces, unless it is to have another. */
    Replacement.Outcome publish(Replacement how) throws IOException {
        PosixFileAttributes replaced = folder.attributes(name);
        if (replaced != null && !replaced.isRegularFile()) {
            throw new FileProblem.WrongKind("That is not a file.");
        }
        how.require(replaced);
        if (replaced != null) {
            folder.resemble(temporary, replaced);
        }
        if (how.mode() != null) {
            folder.permit(temporary, how.mode().permissions());
        }
        String tag = OpenFile.tag(Objects.requireNonNull(folder.attributes(temporary)));
        folder.move(temporary, folder, name);
        published = true;
        folder.force();
        return new Replacement.Outcome(replaced == null, tag);
    }

    @Override
    public void close() throws IOException {
        try (folder;
                channel) {
            if (!published) {
                folder.delete(temporary);
            }
        }
    }
}
