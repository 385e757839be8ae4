package dev.devex.storage.internal.recovery;

import dev.devex.storage.Snapshot;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Bucket.ListedObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All snapshots of a workspace that can be found; a record that cannot be read is a defect, and hides no other. */
final class StoredStates {
    private final S3Bucket bucket;
    private final WorkspaceKeys keys;
    private final StoredRecords records;
    private final Defects defects;

    StoredStates(S3Bucket bucket, WorkspaceKeys keys, Defects defects) {
        this.bucket = bucket;
        this.keys = keys;
        this.defects = defects;
        records = new StoredRecords(bucket, keys);
    }

    /** None when it cannot be known. */
    Optional<StoredState> newest() {
        return attempt(() -> {
                    Optional<Head> head = records.head();
                    if (head.isEmpty()) {
                        defects.add("head.json is missing: the workspace was being deleted, or this was lost.");
                    }
                    return head;
                })
                .map(Head::newest)
                .map(newest -> new StoredState("snapshot " + newest.number() + " (newest)", newest));
    }

    /** The latest first, and then those that were kept aside. */
    List<StoredState> former(Optional<StoredState> newest) {
        long before = newest.map(state -> state.snapshot().number()).orElse(Long.MAX_VALUE);
        Stream<StoredState> former = bucket.list(keys.snapshots()).stream()
                .flatMap(object -> keys.numberOf(object.key()).stream())
                .filter(number -> number < before)
                .sorted(Comparator.reverseOrder())
                .flatMap(number -> state("snapshot " + number, keys.snapshot(number)).stream());
        Stream<StoredState> aside = bucket.list(keys.branches()).stream()
                .map(ListedObject::key)
                .flatMap(key -> state(keys.name(key), key).stream());
        return Stream.concat(former, aside).toList();
    }

    void checkDescription() {
        attempt(records::description);
    }

    private Optional<StoredState> state(String name, String key) {
        Optional<Snapshot> snapshot = attempt(() -> records.snapshot(key));
        return snapshot.map(found -> new StoredState(name, found));
    }

    private <T> Optional<T> attempt(Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (UnreadableWorkspaceException e) {
            defects.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
