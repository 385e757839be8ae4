package dev.devex.storage.internal.collection;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.Snapshot;
import dev.devex.storage.internal.records.History;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.records.WorkspaceKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which snapshots of a workspace are kept, and which objects they need. */
public final class Inventory {
    private static final int MOST_BRANCHES = 20;

    private final History history;
    private final Manifests manifests;
    private final Retention retention;
    private final long room;
    private final Clock clock;

    /** @param room how many bytes the packs of all kept snapshots may take; the newest one is kept in any case */
    public Inventory(History history, Manifests manifests, Retention retention, long room, Clock clock) {
        this.history = history;
        this.manifests = manifests;
        this.retention = retention;
        this.room = room;
        this.clock = clock;
    }

    Stock take(WorkspaceKeys keys, Snapshot newest) {
        var stock = new Stocktaking(keys);
        stock.require(newest);
        stock.takeBranches();
        stock.takeHistory(newest);
        return new Stock(stock.used, stock.released, stock.dropped, stock.droppedBranches, stock.former);
    }

    /**
     * What there is.
     *
     * @param used names of objects, below the workspace's prefix, that something kept refers to
     * @param released names of objects to which what is dropped refers
     * @param former how many snapshots are kept besides the newest
     */
    record Stock(
            Set<String> used,
            Set<String> released,
            List<Snapshot> dropped,
            List<Snapshot> droppedBranches,
            int former) {}

    private final class Stocktaking {
        private final WorkspaceKeys keys;
        private final Instant now = clock.instant();
        private final Map<String, Long> packs = new HashMap<>();
        private final Set<String> used = new HashSet<>();
        private final Set<String> released = new HashSet<>();
        private final List<Snapshot> dropped = new ArrayList<>();
        private final List<Snapshot> droppedBranches = new ArrayList<>();
        private int former;

        Stocktaking(WorkspaceKeys keys) {
            this.keys = keys;
        }

        void require(Snapshot newest) {
            use(newest, manifests.header(keys, newest));
        }

        void takeBranches() {
            int kept = 0;
            for (Snapshot branch : history.branches(keys)) {
                boolean wanted = kept < MOST_BRANCHES && retention.keepsBranch(branch.savedAt(), now);
                if (take(branch, wanted)) {
                    kept++;
                } else {
                    droppedBranches.add(branch);
                }
            }
        }

        void takeHistory(Snapshot newest) {
            Instant until = newest.savedAt();
            for (Snapshot snapshot : history.all(keys)) {
                if (snapshot.number() >= newest.number()) {
                    continue;
                }
                if (take(snapshot, retention.keeps(snapshot.savedAt(), until, now))) {
                    until = snapshot.savedAt();
                } else {
                    dropped.add(snapshot);
                }
            }
        }

        /** Notes what it refers to; one whose manifest is gone cannot be kept. */
        private boolean take(Snapshot snapshot, boolean wanted) {
            Optional<ManifestHeader> header = manifests.find(keys, snapshot);
            boolean kept = wanted && header.filter(this::hasRoom).isPresent();
            header.ifPresent(there -> {
                if (kept) {
                    former++;
                    use(snapshot, there);
                } else {
                    released.addAll(Manifests.references(snapshot.manifest().sha256(), there));
                }
            });
            return kept;
        }

        private void use(Snapshot snapshot, ManifestHeader header) {
            used.addAll(Manifests.references(snapshot.manifest().sha256(), header));
            Manifests.own(header).forEach(pack -> packs.put(pack.sha256().hex(), pack.size()));
        }

        private boolean hasRoom(ManifestHeader header) {
            long more = Manifests.own(header).stream()
                    .filter(pack -> !packs.containsKey(pack.sha256().hex()))
                    .mapToLong(StoredPack::size)
                    .sum();
            return packs.values().stream().mapToLong(Long::longValue).sum() + more <= room;
        }
    }
}
