package dev.devex.snapshot.internal.object;

import dev.devex.snapshot.ObjectSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Hands finished objects to the store, by two threads, while others are made; and makes wait who is far ahead of it. */
public final class Uploads implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int PENDING = 4;

    private final ObjectSink sink;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Semaphore room = new Semaphore(PENDING);
    private final FirstFailure failure = new FirstFailure();

    public Uploads(ObjectSink sink) {
        this.sink = sink;
    }

    /** Has them stored one after the other. */
    public void add(List<SpooledObject> objects) throws IOException {
        acquire(1);
        threads.execute(() -> put(objects));
    }

    /** Returns once all is stored. */
    public void await() throws IOException {
        acquire(PENDING);
        room.release(PENDING);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void put(List<SpooledObject> objects) {
        try {
            if (!failure.isSet()) {
                sink.put(objects);
            }
            for (SpooledObject object : objects) {
                object.delete();
            }
        } catch (IOException | RuntimeException | Error e) {
            failure.set(e);
        } finally {
            room.release();
        }
    }

    private void acquire(int permits) throws IOException {
        try {
            room.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The save was interrupted.");
        }
        if (failure.isSet()) {
            room.release(permits);
            failure.rethrow();
        }
    }
}
