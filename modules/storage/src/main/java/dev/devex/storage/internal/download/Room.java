package dev.devex.storage.internal.download;

import dev.devex.kernel.UnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What there is only so much of on one server, for downloads that take long with a slow client. */
public final class Room {
    private static final long PATIENCE_SECONDS = 30;
    private static final String BUSY = "This server is busy with other downloads.";

    private final Semaphore free;

    public Room(int size) {
        free = new Semaphore(size, true);
    }

    /** @throws UnavailableException when there is not so much just now */
    public void require(int amount) {
        if (amount > free.availablePermits()) {
            throw new UnavailableException(BUSY, new TimeoutException());
        }
    }

    /** Runs something that takes so much, as soon as there is. */
    public void during(int amount, Transfer transfer) throws IOException {
        try {
            if (!free.tryAcquire(amount, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The server is going down.");
        }
        try {
            transfer.run();
        } finally {
            free.release(amount);
        }
    }

    @FunctionalInterface
    public interface Transfer {
        void run() throws IOException;
    }
}
