package dev.devex.storage.internal;

import dev.devex.storage.WorkspaceStore;
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

    @Inject
    StorageProducer(
            @ConfigProperties S3Settings s3, @ConfigProperties StorageSettings storage, TemplateFolders folders) {
        S3Location location = s3.location();
        var clock = Clock.systemUTC();
        bucket = new S3Bucket(location);
        publisher = new TemplatePublisher(folders, bucket);
        var presigner = new Presigner(location.region(), location.credentials(), clock);
        store = new S3WorkspaceStore(bucket, presigner, publisher, storage.limits(), clock);
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected StorageProducer() {
        bucket = null;
        publisher = null;
        store = null;
    }

    @Produces
    @ApplicationScoped
    WorkspaceStore store() {
        return store;
    }

    void publishTemplates(@Observes Startup event) {
        publisher.start();
    }

    @PreDestroy
    void close() {
        publisher.close();
        store.close();
        bucket.close();
    }
}
