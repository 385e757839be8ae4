package dev.devex.runner.workspace;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A download; when it breaks off, the store is what cannot be reached, and nothing is wrong with the disk. */
final class NetworkStream extends FilterInputStream {
    NetworkStream(InputStream stream) {
        super(stream);
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            throw StoreClient.unreachable();
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return in.read(bytes, offset, length);
        } catch (IOException e) {
            throw StoreClient.unreachable();
        }
    }
}
