package dev.devex.storage.internal;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.snapshot.ObjectSink;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotSaver;
import dev.devex.storage.Snapshot;
import dev.devex.storage.TestSandbox;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.WorkspaceStore.Commit;
import dev.devex.storage.internal.collection.Retention;
import dev.devex.storage.internal.history.States;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.History;
import dev.devex.storage.internal.records.SnapshotFinder;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.Presigner;
import dev.devex.storage.internal.settings.Limits;
import dev.devex.storage.internal.template.TemplateFolders;
import dev.devex.storage.internal.template.TemplatePublisher;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A store of its own for each test, with the template {@code hello}, and the name of one workspace in it. */
@SuppressWarnings("NullAway.Init")
public final class TestStore extends TestBucket {
    public static final String TEMPLATE = "hello";

    public final Workspace workspace = new Workspace(new UserId("local:ada"), ReplId.random());
    public final WorkspaceKeys keys = new WorkspaceKeys(workspace);
    public final MovedClock clock = new MovedClock();
    public final Limits limits;
    public S3WorkspaceStore store;
    public S3WorkspaceHistory history;

    /** @param largest how many bytes a snapshot may take */
    public TestStore(long largest) {
        limits = new Limits(largest, new Retention(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30)));
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        super.beforeEach(test);
        var publisher = new TemplatePublisher(new TemplateFolders(Optional.of(templates())), bucket);
        var presigner = new Presigner(REGION, CREDENTIALS, Clock.systemUTC());
        var heads = new Heads(bucket);
        store = new S3WorkspaceStore(bucket, heads, presigner, publisher, limits, clock);
        history = new S3WorkspaceHistory(bucket, heads, limits, clock);
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        store.close();
        history.close();
        super.afterEach(test);
    }

    public TestSandbox sandbox(long session) {
        return new TestSandbox(store, workspace, session);
    }

    public States states() {
        return new States(bucket, new SnapshotFinder(new Heads(bucket), new History(bucket)));
    }

    /**
     * Saves folders as a runner does.
     *
     * @param index what the saver remembers of them
     * @param newest the manifest that it knows
     */
    Snapshot save(Roots roots, Path index, Optional<String> newest) throws IOException {
        ObjectSink sink = objects -> {
            for (var object : objects) {
                try (var bytes = object.open()) {
                    bucket.write(keys.prefix() + object.name().path(), bytes.readAllBytes());
                }
            }
        };
        var prepared = new SnapshotSaver(roots, new StoredObjects(bucket, keys), sink, index)
                .prepare(newest.map(Sha256::new))
                .save()
                .orElseThrow();
        var manifest = new WorkspaceObject(Kind.MANIFEST, prepared.manifest().hex(), prepared.manifestSize());
        Snapshot saved =
                store.commit(workspace, 1, new Commit(sandbox(1).newest().number(), manifest));
        prepared.committed();
        return saved;
    }

    private static Path templates() throws IOException {
        try {
            return Path.of(Objects.requireNonNull(TestStore.class.getResource("/templates"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
