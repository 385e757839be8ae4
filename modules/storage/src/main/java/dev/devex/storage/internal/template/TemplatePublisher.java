package dev.devex.storage.internal.template;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotSaver;
import dev.devex.storage.Template;
import dev.devex.storage.UnknownTemplateException;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Errors;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Publishes templates as snapshots under {@code template/<id>/}: saved once for every state of their files, by whichever server is
 * first, and found there by the others.
 */
public final class TemplatePublisher implements PublishedTemplates, AutoCloseable {
    private static final Logger LOG = System.getLogger(TemplatePublisher.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final TemplateFolders folders;
    private final S3Bucket bucket;
    private final Map<String, PublishedTemplate> published = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::publishAll, "devex-templates");

    public TemplatePublisher(TemplateFolders folders, S3Bucket bucket) {
        this.folders = folders;
        this.bucket = bucket;
        thread.setDaemon(true);
    }

    /** Publishes all in the background, and while the store is away tries again and again. */
    public void start() {
        thread.start();
    }

    @Override
    public PublishedTemplate get(String id) {
        TemplateFiles files =
                folders.folder(id).orElseThrow(UnknownTemplateException::new).files();
        return published.computeIfAbsent(id, absent -> publish(new TemplateStore(bucket, id), files));
    }

    private static PublishedTemplate publish(TemplateStore store, TemplateFiles files) {
        try {
            Optional<PublishedTemplate> there = store.find(files.hash());
            if (there.isPresent()) {
                return there.get();
            }
            store.name(files.hash(), save(store, files));
            LOG.log(Level.INFO, "Template {0} is published", store.id());
            return store.find(files.hash()).orElseThrow(() -> new NoSuchFileException(store.id()));
        } catch (IOException e) {
            throw S3Errors.unavailable(e);
        }
    }

    private static Sha256 save(TemplateStore store, TemplateFiles files) throws IOException {
        Path scratch = Files.createTempDirectory("devex-template");
        try {
            Roots roots = files.copyTo(scratch);
            var saver = new SnapshotSaver(roots, store, store, scratch.resolve("index")).ofTemplate(store.id());
            return saver.prepare(Optional.empty()).save().orElseThrow().manifest();
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
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
