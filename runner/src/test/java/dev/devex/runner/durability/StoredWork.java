package dev.devex.runner.durability;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotVerifier;
import dev.devex.snapshot.StateReader;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.SnapshotGrant;
import dev.devex.storage.SnapshotGrant.Link;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A stored snapshot, read without anything that could fail on the way. */
record StoredWork(long number, Map<String, Sha256> files) {
    /** Reads a snapshot whole, and fails when anything of it is missing or damaged. */
    static StoredWork verified(SnapshotGrant grant) throws IOException {
        var source = new Granted(grant);
        var manifest = new Sha256(grant.manifest().sha256());
        SnapshotVerifier.verify(manifest, source);
        var files = new HashMap<String, Sha256>();
        try (var state = StateReader.open(manifest, source)) {
            for (Entry.Present entry = state.next(); entry != null; entry = state.next()) {
                if (entry instanceof Entry.File file) {
                    files.put(file.path().text(), file.sha256());
                }
            }
        }
        return new StoredWork(grant.snapshot().number(), files);
    }

    private record Granted(SnapshotGrant grant) implements ObjectSource {
        @Override
        public InputStream manifest(Sha256 sha256) throws IOException {
            return open(Stream.concat(Stream.of(grant.manifest()), grant.base().stream()), sha256);
        }

        @Override
        public InputStream pack(StoredPack pack) throws IOException {
            return open(grant.packs().stream(), pack.sha256());
        }

        private static InputStream open(Stream<Link> links, Sha256 sha256) throws IOException {
            return links.filter(link -> link.sha256().equals(sha256.hex()))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException(sha256.hex()))
                    .url()
                    .toURL()
                    .openStream();
        }
    }
}
