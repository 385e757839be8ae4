package dev.devex.snapshot.internal.pack;

import dev.devex.snapshot.internal.object.FirstFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Compresses groups of blobs, two at a time, while others are read. There are few buffers, each of which holds the largest blob:
 * who wants another one waits until one is free.
 */
public final class FrameCompressor implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int BUFFERS = THREADS + 1;

    private final PackWriter packs;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Queue<Compression> compressions = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BUFFERS);
    private final FirstFailure failure = new FirstFailure();
    private int buffers;

    public FrameCompressor(PackWriter packs) {
        this.packs = packs;
    }

    /** Waits for an empty buffer. */
    ByteBuffer take() throws IOException {
        if (free.isEmpty() && buffers < BUFFERS) {
            buffers++;
            return ByteBuffer.allocateDirect(Packs.PIECE);
        }
        ByteBuffer buffer = await();
        failure.rethrow();
        return buffer.clear();
    }

    /** Takes the buffer back, with what is to be compressed from its beginning to its position. */
    void compress(int number, ByteBuffer group) {
        threads.execute(() -> {
            try {
                append(number, group.flip());
            } catch (IOException | RuntimeException | Error e) {
                failure.set(e);
            } finally {
                free.add(group);
            }
        });
    }

    /** Takes a buffer back that holds nothing. */
    void giveBack(ByteBuffer buffer) {
        free.add(buffer);
    }

    /** Returns once all that was given is in a pack. */
    public void finish() throws IOException {
        for (int left = buffers; left > 0; left--) {
            await();
        }
        buffers = 0;
        failure.rethrow();
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IOException("A compression does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        compressions.forEach(Compression::close);
    }

    private void append(int number, ByteBuffer group) throws IOException {
        Compression compression = compressions.poll();
        if (compression == null) {
            compression = new Compression();
        }
        try {
            packs.append(number, compression.compress(group), group.remaining());
        } finally {
            compressions.add(compression);
        }
    }

    private ByteBuffer await() throws IOException {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The save was interrupted.");
        }
    }
}
