package dev.devex.storage.internal.recovery;

import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.internal.records.StoredObjects;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** The objects of a workspace, and how many bytes of them were read. */
record CountedObjects(StoredObjects objects, LongAdder read) implements ObjectSource {
    @Override
    public InputStream manifest(Sha256 sha256) throws IOException {
        return new Counted(objects.manifest(sha256), read);
    }

    @Override
    public InputStream pack(StoredPack pack) throws IOException {
        return new Counted(objects.pack(pack), read);
    }

    private static final class Counted extends FilterInputStream {
        private final LongAdder read;

        Counted(InputStream in, LongAdder read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read.add(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            read.add(Math.max(count, 0));
            return count;
        }
    }
}
