package dev.devex.storage.internal;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.ObjectName;
import dev.devex.snapshot.Sha256;
import dev.devex.storage.Template;
import dev.devex.storage.UnknownTemplateException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Publishes templates under {@code template/<id>/<SHA-256>.tar.zst}. The name holds the content's hash and an object appears
 * whole or not at all: a published template is complete, and a changed one is another object.
 */
final class TemplatePublisher implements PublishedTemplates, AutoCloseable {
    private static final Logger LOG = System.getLogger(TemplatePublisher.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final TemplateFolders folders;
    private final S3Bucket bucket;
    private final Map<String, PublishedTemplate> published = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::publishAll, "devex-templates");

    TemplatePublisher(TemplateFolders folders, S3Bucket bucket) {
        this.folders = folders;
        this.bucket = bucket;
        thread.setDaemon(true);
    }

    /** Publishes all in the background, and while the store is away tries again and again. */
    void start() {
        thread.start();
    }

    @Override
    public PublishedTemplate get(String id) {
        TemplateSnapshot content =
                folders.folder(id).orElseThrow(UnknownTemplateException::new).content();
        return published.computeIfAbsent(id, absent -> publish(id, content));
    }

    private PublishedTemplate publish(String id, TemplateSnapshot content) {
        content.packs.forEach((name, bytes) -> bucket.write(Folders.template(id) + name.path(), bytes));
        ObjectName manifest = ObjectName.manifest(Sha256.ofContent(content.manifest));
        bucket.write(Folders.template(id) + manifest.path(), content.manifest);
        LOG.log(Level.INFO, "Template {0} is published", id);
        return new PublishedTemplate(content.manifest, content.header);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void publishAll() {
        try {
            while (!tryPublishAll()) {
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryPublishAll() {
        try {
            folders.all().stream().map(Template::id).forEach(this::get);
            return true;
        } catch (UnavailableException e) {
            LOG.log(Level.INFO, "Templates are published once the store answers");
            return false;
        }
    }
}
