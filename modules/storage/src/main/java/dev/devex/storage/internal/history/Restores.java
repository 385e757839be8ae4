package dev.devex.storage.internal.history;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.Heads.StoredHead;
import dev.devex.storage.internal.records.History;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.records.SnapshotFinder;
import dev.devex.storage.internal.records.WorkspaceKeys;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Makes former states the newest. */
public final class Restores {
    private final Heads heads;
    private final History history;
    private final SnapshotFinder finder;
    private final WholeCheck check;
    private final Clock clock;

    public Restores(Heads heads, History history, SnapshotFinder finder, WholeCheck check, Clock clock) {
        this.heads = heads;
        this.history = history;
        this.finder = finder;
        this.check = check;
        this.clock = clock;
    }

    public Snapshot restore(WorkspaceKeys keys, SnapshotId id, long session) {
        for (StoredHead known = heads.read(keys); ; known = heads.read(keys)) {
            Head head = known.head();
            Head wanted = restored(keys, finder.get(keys, id, head.newest()), head.openedBy(session));
            if (wanted.equals(head)) {
                return head.newest();
            }
            history.write(keys, head.newest());
            if (heads.replace(keys, known, wanted)) {
                return wanted.newest();
            }
        }
    }

    /** The head when that snapshot's state is the newest, which it may be already. */
    private Head restored(WorkspaceKeys keys, Snapshot snapshot, Head head) {
        if (snapshot.manifest().equals(head.newest().manifest())) {
            return head;
        }
        ManifestHeader header = check.check(keys, snapshot);
        head.requireKept(Manifests.references(snapshot.manifest().sha256(), header));
        return head.followedBy(snapshot.as(
                Origin.RESTORE,
                head.newest().number() + 1,
                head.session(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
