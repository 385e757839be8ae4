package dev.devex.storage.internal;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.RejectedCommitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads packs back, several at once, and compares them with their names. */
final class PackCheck implements AutoCloseable {
    private static final int THREADS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, PackCheck::thread);
    private final S3Bucket bucket;

    PackCheck(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * @throws RejectedCommitException when one is missing, another's, or not what its name says
     * @throws IOException when the store breaks off
     */
    void check(StoredObjects objects, Collection<StoredPack> packs) throws IOException {
        var checks = new ArrayList<Future<?>>();
        for (StoredPack pack : packs) {
            if (pack.template().isPresent()) {
                throw new RejectedCommitException("The snapshot refers to a template that it was not made from.");
            }
            checks.add(threads.submit(() -> check(objects.key(pack), pack)));
        }
        await(checks);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void check(String key, StoredPack pack) {
        boolean whole = bucket.stream(key, pack::isWhole)
                .orElseThrow(() -> new RejectedCommitException("A pack of the snapshot was not uploaded."));
        if (!whole) {
            throw new RejectedCommitException("A pack of the snapshot is not what its name says.");
        }
    }

    private static void await(List<Future<?>> checks) throws IOException {
        try {
            for (Future<?> check : checks) {
                check.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server is going down.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        } finally {
            checks.forEach(check -> check.cancel(true));
        }
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "devex-pack-check");
        thread.setDaemon(true);
        return thread;
    }
}
