package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.Scope;
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
    private static final String NOTHING = "/";

    private final PreviousState previous;
    private final Scope scope;
    private final RecordMaker records;
    private final IndexWriter index;
    private final FrameTable frames;
    private boolean changed;
    private long entries;
    private long bytes;
    private long differences;
    /** What lies below it is looked at, whatever the scope. */
    private String whole = NOTHING;

    StateScan(PreviousState previous, Scope scope, RecordMaker records, IndexWriter index, FrameTable frames) {
        this.previous = previous;
        this.scope = scope;
        this.records = records;
        this.index = index;
        this.frames = frames;
    }

    void run(Walk walk) throws IOException {
        try (IndexReader old = previous.records()) {
            IndexRecord before = previous.next(old);
            for (Found found = walk.next(); found != null; found = walk.next()) {
                int order = order(before, found);
                while (before != null && order < 0) {
                    pass(before, old);
                    before = previous.next(old);
                    order = order(before, found);
                }
                IndexRecord same = order == 0 ? before : null;
                if (!scope.isEverything()) {
                    enterUnknown(found, same, walk);
                }
                if (same != null) {
                    add(found, same, old);
                    before = previous.next(old);
                } else {
                    add(found);
                }
            }
            for (; before != null; before = previous.next(old)) {
                pass(before, old);
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

    private static int order(@Nullable IndexRecord before, Found found) {
        return before == null ? 1 : FileNames.compare(before.path(), found.name());
    }

    private void add(Found found) throws IOException {
        IndexRecord now = records.record(found, null);
        if (now != null) {
            changed = true;
            count(now);
            write(now.with(Relation.ADDED));
        }
    }

    /** Most records are the very ones that were there before, and are written as they stand. */
    @SuppressWarnings("ReferenceEquality")
    private void add(Found found, IndexRecord before, IndexReader old) throws IOException {
        IndexRecord now = records.record(found, before.isGone() ? null : before);
        if (now == null) {
            vanish(before);
        } else if (now == before) {
            keep(before, old);
        } else {
            boolean same = !before.isGone() && now.isSameEntry(before);
            changed |= !same;
            count(now);
            write(now.with(relation(before, same)));
        }
    }

    /** A folder that nobody has named is looked into all the same when it is not the one that it was. */
    private void enterUnknown(Found found, @Nullable IndexRecord before, Walk walk) throws IOException {
        if (!found.state().isDirectory()) {
            lookWholly(found.name());
        } else if (!scope.includes(found.name()) && !isKnown(found, before)) {
            lookWholly(found.name());
            walk.enter(found);
        }
    }

    private boolean isKnown(Found folder, @Nullable IndexRecord before) {
        return before != null
                && before.state().equals(folder.state())
                && !folder.name().startsWith(whole);
    }

    private void lookWholly(String folder) {
        if (!folder.startsWith(whole)) {
            whole = folder + "/";
        }
    }

    /** The walk has found nothing there. */
    private void pass(IndexRecord before, IndexReader old) throws IOException {
        if (before.path().startsWith(whole) || scope.covers(before.path())) {
            lookWholly(before.path());
            vanish(before);
        } else {
            keep(before, old);
        }
    }

    /** @param old who has read {@code before} last */
    private void keep(IndexRecord before, IndexReader old) throws IOException {
        if (!before.isGone()) {
            count(before);
        }
        differences += before.relation() == Relation.SAME ? 0 : 1;
        index.copy(old, before.relation());
    }

    private void count(IndexRecord now) {
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

    private static Relation relation(IndexRecord before, boolean same) {
        return same || before.relation() == Relation.ADDED ? before.relation() : Relation.CHANGED;
    }
}
