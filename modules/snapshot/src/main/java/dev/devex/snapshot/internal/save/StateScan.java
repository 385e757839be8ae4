package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.internal.index.IndexReader;
import dev.devex.snapshot.internal.index.IndexRecord;
import dev.devex.snapshot.internal.index.IndexWriter;
import dev.devex.snapshot.internal.manifest.FileNames;
import dev.devex.snapshot.internal.manifest.Relation;
import dev.devex.snapshot.internal.pack.FrameTable;
import dev.devex.snapshot.internal.save.TreeWalk.Found;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lays what is on disk beside what was there, both in the order of paths, and writes the records of the new state. */
final class StateScan {
    private final PreviousState previous;
    private final RecordMaker records;
    private final IndexWriter index;
    private final FrameTable frames;
    private boolean changed;
    private long entries;
    private long bytes;
    private long differences;

    StateScan(PreviousState previous, RecordMaker records, IndexWriter index, FrameTable frames) {
        this.previous = previous;
        this.records = records;
        this.index = index;
        this.frames = frames;
    }

    void run(WalkAhead walk) throws IOException {
        try (IndexReader old = previous.records()) {
            IndexRecord before = previous.next(old);
            for (Found found = walk.next(); found != null; found = walk.next()) {
                while (before != null && FileNames.compare(before.path(), found.name()) < 0) {
                    vanish(before);
                    before = previous.next(old);
                }
                if (before != null && before.path().equals(found.name())) {
                    add(found, before);
                    before = previous.next(old);
                } else {
                    add(found, null);
                }
            }
            for (; before != null; before = previous.next(old)) {
                vanish(before);
            }
        }
    }

    /** Whether anything is not as it was. */
    boolean isChanged() {
        return changed;
    }

    long entries() {
        return entries;
    }

    /** The sum of the sizes of files. */
    long bytes() {
        return bytes;
    }

    /** How many lines a delta would have. */
    long differences() {
        return differences;
    }

    private void add(Found found, @Nullable IndexRecord before) throws IOException {
        boolean existed = before != null && !before.isGone();
        IndexRecord now = records.record(found, existed ? before : null);
        if (now == null) {
            if (before != null) {
                vanish(before);
            }
            return;
        }
        boolean same = existed && before != null && now.isSameEntry(before);
        write(now.with(relation(before, same)));
        changed |= !same;
        entries++;
        bytes += now.state().isRegular() ? now.state().size() : 0;
        now.blobs().forEach(frames::use);
    }

    private void vanish(IndexRecord before) throws IOException {
        changed |= !before.isGone();
        if (before.relation() != Relation.ADDED) {
            write(IndexRecord.gone(before.path()));
        }
    }

    private void write(IndexRecord now) throws IOException {
        differences += now.relation() == Relation.SAME ? 0 : 1;
        index.write(now);
    }

    private static Relation relation(@Nullable IndexRecord before, boolean same) {
        if (before == null) {
            return Relation.ADDED;
        }
        return same || before.relation() == Relation.ADDED ? before.relation() : Relation.CHANGED;
    }
}
