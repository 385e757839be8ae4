package dev.devex.runner.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.PosixFileAttributes;

/** A file that is being written beside the one it will replace. Closed unpublished, it leaves no trace. */
final class Draft implements Closeable {
    private static final int CHUNK = 1 << 16;

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

    void fill(InputStream bytes) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int length = bytes.read(chunk); length >= 0; length = bytes.read(chunk)) {
            fill(ByteBuffer.wrap(chunk, 0, length));
        }
    }

    void fill(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Puts the file in its place with the mode of the one it replaces; returns whether there was none. */
    boolean publish() throws IOException {
        PosixFileAttributes replaced = folder.attributes(name);
        if (replaced != null && !replaced.isRegularFile()) {
            throw new FileProblem.WrongKind("That is not a file.");
        }
        if (replaced != null) {
            folder.permit(temporary, replaced.permissions());
        }
        channel.force(true);
        folder.move(temporary, folder, name);
        published = true;
        return replaced == null;
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
