package dev.devex.snapshot;

import dev.devex.snapshot.internal.object.SpoolFolder;
import dev.devex.snapshot.internal.object.Uploads;
import dev.devex.snapshot.internal.save.PreviousState;
import dev.devex.snapshot.internal.save.SaveRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Saves a workspace: stores what the store does not have yet, and a manifest of all there is. What each file was when it was saved
 * is remembered in an index, so that only files that were written to since are read; without it, or with one of another
 * snapshot, all are. Two savers must not work on one index at once.
 */
public final class SnapshotSaver {
    private final Roots roots;
    private final ObjectSource source;
    private final ObjectSink sink;
    private final Path index;
    private final Optional<String> template;
    private final Scope scope;

    /** @param index a file outside the roots, for the saver alone; what it has not finished lies beside it */
    public SnapshotSaver(Roots roots, ObjectSource source, ObjectSink sink, Path index) {
        this(roots, source, sink, index, Optional.empty(), Scope.EVERYTHING);
    }

    private SnapshotSaver(
            Roots roots, ObjectSource source, ObjectSink sink, Path index, Optional<String> template, Scope scope) {
        this.roots = roots;
        this.source = source;
        this.sink = sink;
        this.index = index;
        this.template = template;
        this.scope = scope;
    }

    /** One whose new packs are a template's. */
    public SnapshotSaver ofTemplate(String id) {
        return new SnapshotSaver(roots, source, sink, index, Optional.of(id), scope);
    }

    /**
     * One that looks no further than into some folders, if the index is of the newest snapshot and was made by a save; otherwise it
     * looks at everything. Whoever calls vouches that nothing was written elsewhere since that save began.
     */
    public SnapshotSaver within(Scope folders) {
        return new SnapshotSaver(roots, source, sink, index, template, folders);
    }

    /**
     * Stores the state of both roots but {@code home/.cache}, the manifest last, and deletes nothing. Links are kept and never
     * followed. Files may change and vanish meanwhile: each is saved as it was at one moment, or listed among the omissions, as what may not be read is.
     *
     * @param newest the manifest of the snapshot that the workspace has now, if it has one
     * @throws SnapshotException when the newest snapshot is needed and damaged
     * @throws IOException when a root cannot be read, or the store not be reached
     */
    public Preparation prepare(Optional<Sha256> newest) throws IOException {
        try (SpoolFolder spool = SpoolFolder.beside(index);
                var uploads = new Uploads(sink)) {
            return new SaveRun(PreviousState.of(newest, index, source, spool), spool, uploads, template)
                    .run(roots, index, scope);
        }
    }
}
