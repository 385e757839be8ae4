package dev.devex.runner.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A file that is being read.
 *
 * @param size its bytes when it was opened
 * @param tag other than before whenever it may be another file or have other content
 */
public record OpenFile(FileChannel channel, long size, String tag, FileMode mode) implements Closeable {
    static OpenFile of(FileChannel channel, PosixFileAttributes attributes) throws IOException {
        long size = channel.size();
        return new OpenFile(channel, size, tag(size, attributes), new FileMode(attributes.permissions()));
    }

    static String tag(PosixFileAttributes attributes) {
        return tag(attributes.size(), attributes);
    }

    private static String tag(long size, PosixFileAttributes attributes) {
        long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        return Long.toHexString(size) + "-" + Long.toHexString(modified);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
