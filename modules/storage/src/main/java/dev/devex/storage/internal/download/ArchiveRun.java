package dev.devex.storage.internal.download;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.FileContent;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SmallFiles;
import dev.devex.snapshot.SnapshotException;
import dev.devex.snapshot.StateReader;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.Snapshot;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.s3.PiecewiseInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one archive. Small files come in the order of packs, some thousands at a time, large ones piece by piece. Nothing of the
 * store stays open while the one who gets it is slow.
 */
final class ArchiveRun {
    private static final int AT_ONCE = 1 << 12;

    private final Source source;
    private final Sha256 manifest;
    private final Subtree subtree;

    ArchiveRun(StoredObjects objects, Snapshot snapshot, Subtree subtree) {
        source = new Source(objects);
        manifest = new Sha256(snapshot.manifest().sha256());
        this.subtree = subtree;
    }

    void writeTo(OutputStream out) throws IOException {
        try {
            write(out);
        } catch (SnapshotException | UnavailableException e) {
            throw new IOException(e);
        }
    }

    private void write(OutputStream out) throws IOException {
        var zip = new ZipWriter(out, subtree.zip().isZip64());
        try (var state = StateReader.open(manifest, source);
                var small = new SmallFiles(state.header().packs(), source)) {
            var files = new ArrayList<Entry.File>();
            for (Entry.Present entry = state.next(); entry != null; entry = state.next()) {
                if (!subtree.holds(entry)) {
                    continue;
                }
                if (entry instanceof Entry.File file && SmallFiles.isOne(file)) {
                    files.add(file);
                } else {
                    write(entry, state.header().packs(), zip);
                }
                if (files.size() == AT_ONCE) {
                    write(files, small, zip);
                }
            }
            write(files, small, zip);
        }
        zip.finish();
    }

    private void write(List<Entry.File> files, SmallFiles small, ZipWriter zip) throws IOException {
        small.read(
                files,
                (file, content) -> zip.file(
                        subtree.item(file),
                        out -> out.write(
                                content.array(), content.arrayOffset() + content.position(), content.remaining())));
        files.clear();
    }

    private void write(Entry.Present entry, List<StoredPack> packs, ZipWriter zip) throws IOException {
        ZipItem item = subtree.item(entry);
        if (entry instanceof Entry.Folder) {
            zip.folder(item);
        } else if (entry instanceof Entry.Link link) {
            zip.file(item, out -> out.write(link.targetBytes()));
        } else if (entry instanceof Entry.File file) {
            zip.file(item, out -> {
                try (var content = new FileContent(file, packs, source)) {
                    content.transferTo(out);
                }
            });
        }
    }

    /** The objects of the workspace, manifests by pieces. */
    private record Source(StoredObjects objects) implements ObjectSource {
        @Override
        public InputStream manifest(Sha256 sha256) throws IOException {
            return new PiecewiseInput(objects.bucket(), objects.keys().object(Kind.MANIFEST, sha256.hex()));
        }

        @Override
        public InputStream pack(StoredPack pack) throws IOException {
            return objects.pack(pack);
        }

        @Override
        public InputStream pack(StoredPack pack, long offset, int length) throws IOException {
            return objects.pack(pack, offset, length);
        }
    }
}
