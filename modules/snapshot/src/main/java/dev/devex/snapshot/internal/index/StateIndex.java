package dev.devex.snapshot.internal.index;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.manifest.RelatedEntry;
import dev.devex.snapshot.internal.manifest.Relation;
import dev.devex.snapshot.internal.manifest.StateEntries;
import dev.devex.snapshot.internal.pack.Blob;
import dev.devex.snapshot.internal.pack.FrameTable;
import dev.devex.snapshot.internal.pack.FrameTable.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes an index of a snapshot as its manifest is read. */
public final class StateIndex implements AutoCloseable {
    private final FrameTable frames = new FrameTable(0);
    private final List<Map<Long, Integer>> numbers = new ArrayList<>();
    private final Map<Integer, Frame> known = new HashMap<>();
    private final Path path;
    private final IndexWriter writer;

    public StateIndex(Path path, ManifestHeader header) throws IOException {
        this.path = path;
        writer = new IndexWriter(path);
        header.packs().forEach(pack -> numbers.add(new HashMap<>()));
    }

    /** Makes one of a snapshot whose files are nowhere on disk. */
    public static void write(Path path, Sha256 manifest, ObjectSource source) throws IOException {
        try (var state = StateEntries.open(manifest, source);
                var index = new StateIndex(path, state.header())) {
            for (var next = state.next(); next != null; next = state.next()) {
                index.add(next);
            }
            index.finish(manifest, state, FileState.NEVER);
        }
    }

    public void add(RelatedEntry next) throws IOException {
        writer.write(index(next.entry(), next.relation()));
    }

    /** To be called when all entries were added, and all files are as these say. */
    public void finishRestored(Sha256 manifest, StateEntries state) throws IOException {
        finish(manifest, state, now());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** By the clock that gives files their times. */
    private FileTime now() throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
        return FileState.of(path).changed();
    }

    private void finish(Sha256 manifest, StateEntries state, FileTime restored) throws IOException {
        writer.endRecords();
        known.forEach(frames::place);
        ManifestHeader header = state.header();
        List<Long> used = new ArrayList<>();
        for (long bytes : frames.usedOfPacks(header.packs().size())) {
            used.add(bytes);
        }
        writer.finish(new IndexSummary(
                manifest,
                header.base().orElse(manifest),
                state.basePacks(),
                restored,
                header.packs(),
                used,
                header.omissions(),
                frames));
    }

    private IndexRecord index(Entry entry, Relation relation) {
        String path = entry.path().text();
        if (!(entry instanceof Entry.Present present)) {
            return IndexRecord.gone(path);
        }
        FileState state = FileState.of(present);
        if (present instanceof Entry.File file) {
            List<Blob> blobs = file.parts().stream().map(this::blob).toList();
            return new IndexRecord(path, state, relation, true, file.sha256(), "", blobs);
        }
        String target = present instanceof Entry.Link link ? link.target() : "";
        return new IndexRecord(path, state, relation, true, Sha256.EMPTY, target, List.of());
    }

    private Blob blob(Part part) {
        int number = numbers.get(part.pack()).computeIfAbsent(part.frameOffset(), offset -> frames.add());
        int end = part.offset() + part.length();
        Frame frame = new Frame(part.pack(), part.frameOffset(), part.frameLength(), end);
        known.merge(number, frame, (one, other) -> one.content() < other.content() ? other : one);
        var blob = new Blob(number, part.offset(), part.length(), part.sha256());
        frames.use(blob);
        return blob;
    }
}
