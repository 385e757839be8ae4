package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.ManifestWriter;
import dev.devex.snapshot.ObjectName;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.index.FileState;
import dev.devex.snapshot.internal.index.IndexReader;
import dev.devex.snapshot.internal.index.IndexRecord;
import dev.devex.snapshot.internal.object.SpooledObject;
import dev.devex.snapshot.internal.pack.Blob;
import dev.devex.snapshot.internal.pack.FrameTable;
import dev.devex.snapshot.internal.pack.FrameTable.Frame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a manifest from the records of an index. */
final class ManifestDraft {
    private final ManifestHeader header;
    private final FrameTable frames;
    private @Nullable String removed;

    ManifestDraft(ManifestHeader header, FrameTable frames) {
        this.header = header;
        this.frames = frames;
    }

    /** @param index whose records have ended */
    SpooledObject write(Path index, Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest);
        try (var records = new IndexReader(index);
                var manifest = new ManifestWriter(out, header)) {
            for (IndexRecord next = next(records); next != null; next = next(records)) {
                if (belongs(next)) {
                    manifest.write(entry(next));
                }
            }
        }
        return new SpooledObject(ObjectName.manifest(Sha256.of(digest.digest())), file, Files.size(file));
    }

    private @Nullable IndexRecord next(IndexReader records) throws IOException {
        return header.base().isEmpty() ? records.next() : records.nextDifference();
    }

    private boolean belongs(IndexRecord next) {
        if (header.base().isEmpty()) {
            return !next.isGone();
        }
        boolean hidden = removed != null && next.path().startsWith(removed);
        if (!hidden && !next.state().isDirectory()) {
            removed = next.path() + "/";
        }
        return !hidden;
    }

    private Entry entry(IndexRecord next) {
        var path = new EntryPath(next.path());
        FileState state = next.state();
        if (next.isGone()) {
            return new Entry.Gone(path);
        }
        if (state.isDirectory()) {
            return new Entry.Folder(path, state.permissions(), state.modified());
        }
        if (state.isLink()) {
            return new Entry.Link(path, state.modified(), next.target());
        }
        List<Part> parts = next.blobs().stream().map(this::part).toList();
        return new Entry.File(path, state.permissions(), state.modified(), state.size(), next.sha256(), parts);
    }

    private Part part(Blob blob) {
        Frame frame = frames.get(blob.frame());
        return new Part(frame.pack(), frame.offset(), frame.length(), blob.offset(), blob.length(), blob.sha256());
    }
}
