package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Scope;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.index.FileState;
import dev.devex.snapshot.internal.index.IndexReader;
import dev.devex.snapshot.internal.index.IndexRecord;
import dev.devex.snapshot.internal.index.IndexSummary;
import dev.devex.snapshot.internal.index.IndexWriter;
import dev.devex.snapshot.internal.index.StateIndex;
import dev.devex.snapshot.internal.manifest.Relation;
import dev.devex.snapshot.internal.object.SpoolFolder;
import dev.devex.snapshot.internal.pack.Blob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the newest snapshot holds, by the index of the last save, or else by its manifest. */
public final class PreviousState {
    /** A table that has grown by more packs than this is made smaller. */
    private static final int MOST_NEW_PACKS = 64;

    private static final int SMALL_PACK = 1 << 20;

    private final Path index;
    private final boolean ofSave;
    private final IndexSummary summary;
    private final Set<Integer> abandoned;
    private @Nullable KnownBlobs known;

    private PreviousState(Path index, boolean ofSave, IndexSummary summary) {
        this.index = index;
        this.ofSave = ofSave;
        this.summary = summary;
        abandoned = abandoned(summary);
    }

    public static PreviousState of(Optional<Sha256> newest, Path index, ObjectSource source, SpoolFolder spool)
            throws IOException {
        Path file = spool.file("previous");
        if (newest.isEmpty()) {
            try (var writer = new IndexWriter(file)) {
                writer.endRecords();
                writer.finish(IndexSummary.none());
            }
            return new PreviousState(file, false, IndexSummary.none());
        }
        IndexSummary own = ownSummary(index);
        if (own.manifest().equals(newest.get())) {
            return new PreviousState(index, own.restored().equals(FileState.NEVER), own);
        }
        StateIndex.write(file, newest.get(), source);
        return new PreviousState(file, false, IndexReader.summary(file));
    }

    IndexSummary summary() {
        return summary;
    }

    boolean isNone() {
        return summary.packs().isEmpty() && summary.manifest().equals(Sha256.EMPTY);
    }

    /** Whether content of some packs is to be stored anew, which takes a full manifest. */
    boolean abandonsPacks() {
        return !abandoned.isEmpty();
    }

    /** Whether the content can stay where it is. */
    boolean keeps(Blob blob) {
        return abandoned.isEmpty()
                || !abandoned.contains(summary.frames().get(blob.frame()).pack());
    }

    boolean keeps(List<Blob> blobs) {
        return abandoned.isEmpty() || blobs.stream().allMatch(this::keeps);
    }

    IndexReader records() throws IOException {
        return new IndexReader(index);
    }

    /** What is to be looked at: everything, unless the records are of the very files that are there. */
    Scope scope(Scope asked) {
        return ofSave && !abandonsPacks() ? asked.with(omitted()) : Scope.EVERYTHING;
    }

    private List<EntryPath> omitted() {
        return summary.omissions().stream()
                .map(omission -> new EntryPath(omission.path()))
                .toList();
    }

    /** Returns null at the end, and what relates to a base as it is now. */
    @Nullable
    IndexRecord next(IndexReader records) throws IOException {
        IndexRecord next = records.next();
        while (next != null && summary.isFull() && next.isGone()) {
            next = records.next();
        }
        return next == null || !summary.isFull() ? next : next.with(Relation.SAME);
    }

    /** What is stored already, looked at when it is first asked for: most saves find few changes or none. */
    KnownBlobs known() throws IOException {
        if (known == null) {
            known = new KnownBlobs(this);
        }
        return known;
    }

    private static IndexSummary ownSummary(Path index) {
        if (!Files.exists(index)) {
            return IndexSummary.none();
        }
        try {
            return IndexReader.summary(index);
        } catch (IOException e) {
            return IndexSummary.none(); // as good as none: all is hashed again
        }
    }

    private static Set<Integer> abandoned(IndexSummary summary) {
        List<Integer> poor = new ArrayList<>();
        for (int at = 0; at < summary.packs().size(); at++) {
            long size = summary.packs().get(at).size();
            if (size < SMALL_PACK || summary.used().get(at) < size / 2) {
                poor.add(at);
            }
        }
        boolean grown = summary.packs().size() > summary.basePacks() + MOST_NEW_PACKS;
        return grown ? new HashSet<>(poor) : Set.of();
    }
}
