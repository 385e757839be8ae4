package dev.devex.storage.internal.recovery;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.WorkspaceDescription;
import dev.devex.storage.internal.records.DescriptionJson;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.HeadJson;
import dev.devex.storage.internal.records.SnapshotJson;
import dev.devex.storage.internal.records.StoredJson;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import java.util.Optional;
import java.util.function.Function;

/**
 * The small objects of a workspace, for whoever has to tell a damaged one from a store that is away. Every call throws {@link
 * UnreadableWorkspaceException} when one is damaged, or of another version.
 */
record StoredRecords(S3Bucket bucket, WorkspaceKeys keys) {
    Optional<Head> head() {
        return read(keys.head(), HeadJson::read);
    }

    Optional<Snapshot> snapshot(String key) {
        return read(key, text -> StoredJson.read(text, SnapshotJson::read));
    }

    Optional<WorkspaceDescription> description() {
        return read(keys.description(), text -> StoredJson.read(text, DescriptionJson::read));
    }

    private <T> Optional<T> read(String key, Function<String, T> meaning) {
        return bucket.read(key).map(object -> {
            try {
                return meaning.apply(object.text());
            } catch (UnavailableException e) {
                throw new UnreadableWorkspaceException(keys.name(key) + " is damaged.");
            }
        });
    }
}
