package dev.devex.snapshot;

import dev.devex.snapshot.internal.manifest.StateEntries;
import dev.devex.snapshot.internal.pack.BlobReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads snapshots without restoring them, to know that all of it is there and as it was stored. */
public final class SnapshotVerifier {
    private SnapshotVerifier() {}

    /**
     * Reads all that a snapshot refers to: its manifest and its base, each listed pack whole, each frame and content in them.
     *
     * @return the header of what was verified
     * @throws SnapshotException when something is damaged, of a newer version, or leads outside the workspace
     * @throws java.nio.file.NoSuchFileException when an object is missing
     * @throws IOException when an object cannot be read
     */
    public static ManifestHeader verify(Sha256 manifest, ObjectSource source) throws IOException {
        ManifestHeader header;
        var pieced = new ArrayList<Entry.File>();
        try (var state = StateReader.open(manifest, source)) {
            header = state.header();
            verifyBlobs(state, source, pieced);
        }
        for (StoredPack pack : header.packs()) {
            verify(pack, source);
        }
        for (Entry.File file : pieced) {
            try (InputStream content = new FileContent(file, header.packs(), source)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
        return header;
    }

    /**
     * Reads a manifest, and its base, to see that they describe a whole state; packs are not looked at.
     *
     * @param checked a base that was seen to be right before, of which no more is read than the rest is compared with
     * @throws SnapshotException as {@link #verify(Sha256, ObjectSource)}
     * @throws java.nio.file.NoSuchFileException when one is missing
     * @throws IOException when one cannot be read
     */
    @SuppressWarnings("StatementWithEmptyBody")
    public static ManifestHeader verifyManifest(Sha256 manifest, ObjectSource source, Optional<Sha256> checked)
            throws IOException {
        try (var state = StateEntries.open(manifest, source, checked)) {
            while (state.next() != null) {}
            return state.header();
        }
    }

    private static void verify(StoredPack pack, ObjectSource source) throws IOException {
        try (InputStream stream = source.pack(pack)) {
            if (!pack.isWhole(stream)) {
                throw new CorruptSnapshotException("A pack of the snapshot is not what was stored.", null);
            }
        }
    }

    private static void verifyBlobs(StateReader state, ObjectSource source, List<Entry.File> pieced)
            throws IOException {
        try (var blobs = new BlobReader(state.header().packs(), source)) {
            for (Entry.Present entry = state.next(); entry != null; entry = state.next()) {
                if (entry instanceof Entry.File file) {
                    for (Part part : file.parts()) {
                        blobs.want(part, blob -> {});
                    }
                    if (file.parts().size() > 1) {
                        pieced.add(file);
                    }
                }
            }
            blobs.finish();
        }
    }
}
