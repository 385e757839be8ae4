package dev.devex.storage.internal;

import dev.devex.storage.WorkspaceArchive;
import dev.devex.storage.WorkspaceHistory;
import dev.devex.storage.WorkspaceStore;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.recovery.S3Archive;
import dev.devex.storage.internal.s3.Presigner;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Location;
import dev.devex.storage.internal.s3.S3Settings;
import dev.devex.storage.internal.settings.StorageSettings;
import dev.devex.storage.internal.template.TemplateFolders;
import dev.devex.storage.internal.template.TemplatePublisher;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Puts the store together from the settings, and publishes the templates when the server starts. */
@ApplicationScoped
public class StorageProducer {
    private final S3Bucket bucket;
    private final TemplatePublisher publisher;
    private final S3WorkspaceStore store;
    private final S3WorkspaceHistory history;

    @Inject
    StorageProducer(
            @ConfigProperties S3Settings s3, @ConfigProperties StorageSettings storage, TemplateFolders folders) {
        S3Location location = s3.location();
        var clock = Clock.systemUTC();
        bucket = new S3Bucket(location);
        publisher = new TemplatePublisher(folders, bucket);
        var presigner = new Presigner(location.region(), location.credentials(), clock);
        var heads = new Heads(bucket);
        store = new S3WorkspaceStore(bucket, heads, presigner, publisher, storage.limits(), clock);
        history = new S3WorkspaceHistory(bucket, heads, storage.limits(), clock);
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected StorageProducer() {
        bucket = null;
        publisher = null;
        store = null;
        history = null;
    }

    @Produces
    @ApplicationScoped
    WorkspaceStore store() {
        return store;
    }

    @Produces
    @ApplicationScoped
    WorkspaceHistory history() {
        return history;
    }

    @Produces
    @ApplicationScoped
    WorkspaceArchive archive() {
        return new S3Archive(bucket);
    }

    void publishTemplates(@Observes Startup event) {
        publisher.start();
    }

    @PreDestroy
    void close() {
        publisher.close();
        store.close();
        history.close();
        bucket.close();
    }
}
