package dev.devex.storage.internal;

import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceStore;
import dev.devex.storage.internal.collection.GarbageCollection;
import dev.devex.storage.internal.collection.Inventory;
import dev.devex.storage.internal.collection.Retention;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.History;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.Presigner;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Credentials;
import dev.devex.storage.internal.s3.S3Location;
import dev.devex.storage.internal.settings.Limits;
import dev.devex.storage.internal.template.TemplateFolders;
import dev.devex.storage.internal.template.TemplatePublisher;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store put together as the server does it, for tests of other modules. It keeps former snapshots for a few seconds only. */
public final class StandaloneStore implements AutoCloseable {
    private static final String REGION = "us-east-1";
    private static final long LARGEST = 1L << 30;
    private static final Retention RETENTION = new Retention(Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO);

    private final S3Bucket bucket;
    private final Heads heads;
    private final History history;
    private final Manifests manifests;
    private final GarbageCollection collection;
    private final S3WorkspaceStore store;

    /** One over the bucket of an {@link EmbeddedS3}, reached at {@code endpoint} by itself and by sandboxes. */
    public StandaloneStore(URI endpoint, Path templates) {
        var credentials = new S3Credentials(EmbeddedS3.ACCESS_KEY, EmbeddedS3.SECRET_KEY);
        var clock = Clock.systemUTC();
        bucket = new S3Bucket(new S3Location(endpoint, endpoint, REGION, EmbeddedS3.BUCKET, credentials));
        heads = new Heads(bucket);
        history = new History(bucket);
        manifests = new Manifests(bucket);
        var inventory = new Inventory(history, manifests, RETENTION, LARGEST, clock);
        collection = new GarbageCollection(bucket, heads, inventory, clock);
        var publisher = new TemplatePublisher(new TemplateFolders(Optional.of(templates)), bucket);
        var limits = new Limits(LARGEST, RETENTION);
        store = new S3WorkspaceStore(
                bucket, heads, new Presigner(REGION, credentials, clock), publisher, limits, clock);
    }

    public WorkspaceStore store() {
        return store;
    }

    /** Removes all that nothing refers to, however young it is. */
    public void collect(Workspace workspace) {
        collection.run(new WorkspaceKeys(workspace), Duration.ZERO);
    }

    /** The packs and manifests that lie in the store. */
    public Set<String> stored(Workspace workspace) {
        var objects = new StoredObjects(bucket, new WorkspaceKeys(workspace));
        return objects.all().stream().map(objects::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The packs and manifests that the newest snapshot, former ones and branches need. */
    public Set<String> referenced(Workspace workspace) {
        var keys = new WorkspaceKeys(workspace);
        Stream<Snapshot> kept = Stream.concat(history.all(keys).stream(), history.branches(keys).stream());
        return Stream.concat(kept, Stream.of(heads.read(keys).head().newest()))
                .flatMap(snapshot ->
                        Manifests.references(snapshot.manifest().sha256(), manifests.header(keys, snapshot)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        store.close();
        bucket.close();
    }
}
