package dev.devex.storage.internal.history;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.records.SnapshotFinder;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.ParallelCalls;
import dev.devex.storage.internal.s3.S3Bucket;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Gives new workspaces states of others. The store copies the objects by itself; packs of templates go on being referred to. */
public final class Forks implements AutoCloseable {
    private final S3Bucket bucket;
    private final Heads heads;
    private final SnapshotFinder finder;
    private final States states;
    private final WholeCheck check;
    private final Clock clock;
    private final ParallelCalls calls = new ParallelCalls("devex-fork");

    public Forks(S3Bucket bucket, Heads heads, SnapshotFinder finder, States states, WholeCheck check, Clock clock) {
        this.bucket = bucket;
        this.heads = heads;
        this.finder = finder;
        this.states = states;
        this.check = check;
        this.clock = clock;
    }

    public Snapshot fork(WorkspaceKeys from, SnapshotId id, WorkspaceKeys to) {
        Snapshot snapshot = finder.get(from, id);
        ManifestHeader header = check.check(from, snapshot);
        states.read(from, snapshot, () -> {
            calls.run(Manifests.references(snapshot.manifest().sha256(), header), name -> copy(from, to, name));
            return header;
        });
        Snapshot first = snapshot.as(Origin.FORK, 1, 0, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (heads.create(to, Head.first(first))) {
            return first;
        }
        return heads.read(to).head().newest();
    }

    @Override
    public void close() {
        calls.close();
    }

    /** Some stores say that all is well before they copy, and say in the answer that it is not. */
    private void copy(WorkspaceKeys from, WorkspaceKeys to, String name) throws IOException {
        String source = from.prefix() + name;
        String target = to.prefix() + name;
        if (!bucket.copy(source, target)) {
            throw new NoSuchFileException(source);
        }
        if (!bucket.size(target).equals(bucket.size(source))) {
            throw new IOException("The store has not copied " + source);
        }
    }
}
