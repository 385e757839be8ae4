package dev.devex.storage.internal.history;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotException;
import dev.devex.snapshot.StateReader;
import dev.devex.storage.Snapshot;
import dev.devex.storage.UnknownSnapshotException;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.internal.records.SnapshotFinder;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Errors;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Reads what snapshots hold, and says what it means when one cannot be read. */
public final class States {
    private final S3Bucket bucket;
    private final SnapshotFinder finder;

    public States(S3Bucket bucket, SnapshotFinder finder) {
        this.bucket = bucket;
        this.finder = finder;
    }

    public StoredObjects objects(WorkspaceKeys keys) {
        return new StoredObjects(bucket, keys);
    }

    StateReader open(WorkspaceKeys keys, Snapshot snapshot) throws IOException {
        return StateReader.open(new Sha256(snapshot.manifest().sha256()), objects(keys));
    }

    /** Shows all entries in their order, and returns once they are known to be what was stored. */
    public ManifestHeader scan(WorkspaceKeys keys, Snapshot snapshot, Visitor visitor) {
        return read(keys, snapshot, () -> {
            try (var state = open(keys, snapshot)) {
                for (Entry.Present entry = state.next(); entry != null; entry = state.next()) {
                    visitor.visit(entry);
                }
                return state.header();
            }
        });
    }

    /**
     * Has something of a snapshot read.
     *
     * @throws UnknownSnapshotException when it is no longer kept
     * @throws UnreadableWorkspaceException when it is damaged, or of a newer version
     */
    public <T> T read(WorkspaceKeys keys, Snapshot snapshot, Reading<T> reading) {
        try {
            return reading.run();
        } catch (SnapshotException e) {
            throw new UnreadableWorkspaceException(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            // A collection removes the record first.
            finder.get(keys, snapshot.id());
            throw new UnreadableWorkspaceException("Something of that snapshot is missing in the store.");
        } catch (IOException e) {
            throw S3Errors.unavailable(e);
        }
    }

    @FunctionalInterface
    public interface Visitor {
        void visit(Entry.Present entry);
    }

    @FunctionalInterface
    public interface Reading<T> {
        T run() throws IOException;
    }
}
