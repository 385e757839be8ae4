package dev.devex.snapshot.internal.index;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.manifest.Relation;
import dev.devex.snapshot.internal.manifest.StateEntries;
import dev.devex.snapshot.internal.pack.Blob;
import dev.devex.snapshot.internal.pack.FrameTable;
import dev.devex.snapshot.internal.pack.FrameTable.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes an index of a snapshot, from its manifest. */
public final class StateIndex {
    private final FrameTable frames = new FrameTable(0);
    private final List<Map<Long, Integer>> numbers = new ArrayList<>();
    private final Map<Integer, Frame> known = new HashMap<>();
    private final FileStates states;

    /** Says what a path is on disk. */
    public interface FileStates {
        FileState of(Entry.Present entry) throws IOException;
    }

    private StateIndex(FileStates states) {
        this.states = states;
    }

    public static void write(Path index, Sha256 manifest, ObjectSource source, FileStates states) throws IOException {
        try (var state = StateEntries.open(manifest, source);
                var writer = new IndexWriter(index)) {
            new StateIndex(states).write(manifest, state, writer);
        }
    }

    private void write(Sha256 manifest, StateEntries state, IndexWriter writer) throws IOException {
        ManifestHeader header = state.header();
        header.packs().forEach(pack -> numbers.add(new HashMap<>()));
        for (var next = state.next(); next != null; next = state.next()) {
            writer.write(index(next.entry(), next.relation()));
        }
        writer.endRecords();
        known.forEach(frames::place);
        List<Long> used = new ArrayList<>();
        for (long bytes : frames.usedOfPacks(header.packs().size())) {
            used.add(bytes);
        }
        writer.finish(new IndexSummary(
                manifest,
                header.base().orElse(manifest),
                state.basePacks(),
                header.packs(),
                used,
                header.omissions(),
                frames));
    }

    private IndexRecord index(Entry entry, Relation relation) throws IOException {
        String path = entry.path().text();
        if (!(entry instanceof Entry.Present present)) {
            return IndexRecord.gone(path);
        }
        FileState state = states.of(present);
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
