package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.internal.object.FirstFailure;
import dev.devex.snapshot.internal.save.TreeWalk.Found;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Walks everything in a thread of its own, a little ahead of who takes what it finds. */
final class WalkAhead implements Walk {
    private static final int BATCH = 256;
    private static final int BATCHES = 8;

    private final TreeWalk walk;
    private final BlockingQueue<List<Found>> found = new ArrayBlockingQueue<>(BATCHES);
    private final FirstFailure failure = new FirstFailure();
    private final Thread thread = new Thread(this::run, "devex-walk");
    private Iterator<Found> batch = List.<Found>of().iterator();

    WalkAhead(TreeWalk walk) {
        this.walk = walk;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public @Nullable Found next() throws IOException {
        if (!batch.hasNext()) {
            try {
                batch = found.take().iterator();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The save was interrupted.");
            }
            failure.rethrow();
        }
        return batch.hasNext() ? batch.next() : null;
    }

    @Override
    public void enter(Found folder) {
        throw new UnsupportedOperationException("Everything is within its scope.");
    }

    /** Returns once the thread has ended, which may still have opened folders. */
    @Override
    public void close() {
        thread.interrupt();
        found.clear();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            List<Found> next = take();
            while (!next.isEmpty()) {
                found.put(next);
                next = take();
            }
            found.put(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns an empty batch at the end, and after a failure. */
    private List<Found> take() {
        var next = new ArrayList<Found>(BATCH);
        try {
            for (Found one = walk.next(); one != null; one = walk.next()) {
                next.add(one);
                if (next.size() == BATCH || Thread.currentThread().isInterrupted()) {
                    return next;
                }
            }
            return next;
        } catch (IOException | RuntimeException | Error e) {
            failure.set(e);
            return List.of();
        }
    }
}
