package dev.devex.storage.internal.s3;

import dev.devex.kernel.UnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Asks the store for several things at once, so that the way there is waited for less often. */
public final class ParallelCalls implements AutoCloseable {
    private static final int THREADS = 4;

    private final ExecutorService threads;

    /** @param name of the threads */
    public ParallelCalls(String name) {
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Makes the call for each of the subjects, and returns when all are made.
     *
     * @throws IOException the first failure, as any other is thrown; the rest is given up then
     */
    public <T> void run(Collection<T> subjects, Call<T> call) throws IOException {
        var made = new ArrayList<Future<?>>();
        try {
            for (T subject : subjects) {
                made.add(threads.submit(() -> {
                    call.make(subject);
                    return subject;
                }));
            }
            for (Future<?> one : made) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server is going down.", e);
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } finally {
            made.forEach(one -> one.cancel(true));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof RuntimeException cause) {
            throw cause;
        }
        if (failure instanceof IOException cause) {
            throw cause;
        }
        throw new IOException(failure);
    }

    @FunctionalInterface
    public interface Call<T> {
        void make(T subject) throws IOException;
    }
}
