package dev.devex.snapshot;

import dev.devex.snapshot.FrameTable.Frame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var measure = new Measure();
        var out = new MeasuredOutput(new BufferedOutputStream(Files.newOutputStream(file)), measure);
        try (var records = new IndexReader(index);
                var manifest = new ManifestWriter(out, header)) {
            for (IndexRecord next = records.next(); next != null; next = records.next()) {
                if (belongs(next)) {
                    manifest.write(entry(next));
                }
            }
        }
        SnapshotDigest digest = measure.digest();
        return new SpooledObject(ObjectName.manifest(new Sha256(digest.sha256())), file, digest.size());
    }

    private boolean belongs(IndexRecord next) {
        if (header.base().isEmpty()) {
            return !next.isGone();
        }
        boolean hidden = removed != null && next.path().startsWith(removed);
        if (!hidden
                && next.relation() != IndexRecord.Relation.SAME
                && !next.state().isDirectory()) {
            removed = next.path() + "/";
        }
        return !hidden && next.relation() != IndexRecord.Relation.SAME;
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
