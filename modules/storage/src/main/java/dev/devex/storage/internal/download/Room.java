package dev.devex.storage.internal.download;

import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What there is only so much of on one server, for downloads that take long with a slow client. Nobody has more than a share of
 * it, so that there is some for others however much one asks for.
 */
public final class Room {
    private static final long PATIENCE_SECONDS = 30;
    private static final String BUSY = "This server is busy with other downloads.";

    private final int share;
    private final Map<UserId, Integer> taken = new HashMap<>();
    private int free;

    /** @param share how much of the size one user may have at any time */
    public Room(int size, int share) {
        this.free = size;
        this.share = share;
    }

    /** @throws UnavailableException when there is not so much for the user just now */
    public synchronized void require(UserId user, int amount) {
        if (!has(user, amount)) {
            throw new UnavailableException(BUSY, new TimeoutException());
        }
    }

    /** Runs something that takes so much, as soon as there is. */
    public void during(UserId user, int amount, Transfer transfer) throws IOException {
        take(user, amount);
        try {
            transfer.run();
        } finally {
            giveBack(user, amount);
        }
    }

    private synchronized void take(UserId user, int amount) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!has(user, amount)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new IOException(BUSY);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The server is going down.");
            }
        }
        free -= amount;
        taken.merge(user, amount, Integer::sum);
    }

    private synchronized void giveBack(UserId user, int amount) {
        free += amount;
        taken.computeIfPresent(user, (same, before) -> before == amount ? null : before - amount);
        notifyAll();
    }

    private boolean has(UserId user, int amount) {
        return amount <= free && taken.getOrDefault(user, 0) + amount <= share;
    }

    @FunctionalInterface
    public interface Transfer {
        void run() throws IOException;
    }
}
