package dev.devex.storage.internal.commit;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.WorkspaceStore.Commit;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.Heads.StoredHead;
import dev.devex.storage.internal.records.History;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.records.WorkspaceKeys;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Makes what was uploaded the newest snapshot, or a branch. */
public final class Commits {
    private final Heads heads;
    private final History history;
    private final Manifests manifests;
    private final SnapshotCheck check;
    private final Clock clock;

    public Commits(Heads heads, History history, Manifests manifests, SnapshotCheck check, Clock clock) {
        this.heads = heads;
        this.history = history;
        this.manifests = manifests;
        this.check = check;
        this.clock = clock;
    }

    public Snapshot commit(WorkspaceKeys keys, long session, Commit commit) {
        for (StoredHead known = heads.read(keys); ; known = heads.read(keys)) {
            Head head = known.head();
            Optional<Snapshot> done = effect(keys, head, commit);
            if (done.isPresent()) {
                return done.get();
            }
            if (session < head.session()) {
                branch(keys, session, commit, head);
                throw new SupersededSessionException(head.session());
            }
            if (head.newest().number() != commit.base()) {
                throw new MovedWorkspaceException();
            }
            Snapshot next = checked(keys, session, commit, head, packs(keys, head.newest()), Origin.SAVE);
            history.write(keys, head.newest());
            if (heads.replace(keys, known, head.followedBy(next))) {
                return next;
            }
        }
    }

    public Optional<Snapshot> keepAside(WorkspaceKeys keys, long session, Commit commit) {
        Head head = heads.read(keys).head();
        Optional<Snapshot> done = effect(keys, head, commit);
        if (done.isEmpty()) {
            branch(keys, session, commit, head);
        }
        return done;
    }

    private void branch(WorkspaceKeys keys, long session, Commit commit, Head head) {
        Snapshot branch = history.findBranch(keys, session, commit.manifest().sha256())
                .orElseGet(() -> newBranch(keys, session, commit, head));
        var references = Manifests.references(branch.manifest().sha256(), manifests.header(keys, branch));
        try {
            heads.change(keys, now -> {
                now.requireKept(references);
                return now.withBranch();
            });
        } catch (MovedWorkspaceException e) {
            history.removeBranch(keys, branch);
            throw e;
        }
    }

    private Snapshot newBranch(WorkspaceKeys keys, long session, Commit commit, Head head) {
        Set<StoredPack> known = packs(keys, head.newest());
        history.find(keys, commit.base()).ifPresent(base -> known.addAll(packs(keys, base)));
        Snapshot branch = checked(keys, session, commit, head, known, Origin.BRANCH);
        history.writeBranch(keys, branch);
        return branch;
    }

    /** What came of the commit, if it is being repeated. */
    private Optional<Snapshot> effect(WorkspaceKeys keys, Head head, Commit commit) {
        long number = commit.base() + 1;
        Optional<Snapshot> there = number == head.newest().number()
                ? Optional.of(head.newest())
                : Optional.of(number)
                        .filter(past -> past < head.newest().number())
                        .flatMap(past -> history.find(keys, past));
        return there.filter(snapshot -> snapshot.manifest().equals(commit.manifest()));
    }

    private Snapshot checked(
            WorkspaceKeys keys, long session, Commit commit, Head head, Set<StoredPack> known, Origin origin) {
        ManifestHeader header = check.check(keys, commit, head, known);
        return new Snapshot(
                commit.base() + 1,
                session,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                commit.manifest(),
                header.base().map(Sha256::hex),
                Manifests.stored(header),
                header.entries(),
                header.bytes(),
                origin);
    }

    private Set<StoredPack> packs(WorkspaceKeys keys, Snapshot snapshot) {
        return new HashSet<>(manifests.header(keys, snapshot).packs());
    }
}
