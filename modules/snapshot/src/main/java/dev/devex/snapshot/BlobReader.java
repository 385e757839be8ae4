package dev.devex.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads blobs: two packs at a time, each from its beginning to the last frame that is wanted, each frame once. */
final class BlobReader implements AutoCloseable {
    private static final int THREADS = 2;

    private final List<StoredPack> packs;
    private final ObjectSource source;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final SortedMap<Integer, SortedMap<Long, Frame>> wanted = new TreeMap<>();
    private int pending;

    BlobReader(List<StoredPack> packs, ObjectSource source) {
        this.packs = packs;
        this.source = source;
    }

    void want(Part part, BlobTarget target) {
        Frame frame = wanted.computeIfAbsent(part.pack(), pack -> new TreeMap<>())
                .computeIfAbsent(part.frameOffset(), offset -> new Frame(part.frameLength(), new ArrayList<>()));
        if (frame.length() != part.frameLength()) {
            throw new CorruptSnapshotException("Frames of the snapshot overlap.", null);
        }
        frame.blobs().add(new Blob(part, target));
        pending++;
    }

    /** How many blobs are wanted and not yet read. */
    int pending() {
        return pending;
    }

    /**
     * Reads all that is wanted by now.
     *
     * @throws CorruptSnapshotException when something is not what it should be
     * @throws IOException when a pack cannot be read, or a target fails
     */
    void read() throws IOException, InterruptedException {
        var queue = new ConcurrentLinkedQueue<>(wanted.entrySet());
        Callable<Void> reading = () -> readFrom(queue);
        for (Future<Void> done : threads.invokeAll(List.of(reading, reading))) {
            await(done);
        }
        wanted.clear();
        pending = 0;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void await(Future<Void> done) throws IOException, InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof SnapshotException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Void readFrom(Queue<Map.Entry<Integer, SortedMap<Long, Frame>>> queue) throws IOException {
        try (var reader = new PackReader()) {
            for (var next = queue.poll(); next != null; next = queue.poll()) {
                reader.open(source.pack(packs.get(next.getKey())));
                read(reader, next.getValue());
            }
        } catch (IOException | RuntimeException e) {
            queue.clear();
            throw e;
        }
        return null;
    }

    private static void read(PackReader reader, SortedMap<Long, Frame> frames) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Map.Entry<Long, Frame> entry : frames.entrySet()) {
            Frame frame = entry.getValue();
            ByteBuffer content = reader.frame(entry.getKey(), frame.length());
            for (Blob blob : frame.blobs()) {
                blob.target().accept(checked(content, blob.part(), digest));
            }
        }
    }

    /** Takes a blob out of a frame. */
    static ByteBuffer checked(ByteBuffer frame, Part part, MessageDigest digest) {
        if (part.offset() > frame.limit() - part.length()) {
            throw new CorruptSnapshotException("A part of the snapshot lies outside its frame.", null);
        }
        ByteBuffer blob = frame.slice(part.offset(), part.length());
        digest.update(blob.duplicate());
        if (!Arrays.equals(digest.digest(), part.sha256().bytes())) {
            throw new CorruptSnapshotException("The content of a file is not what was stored.", null);
        }
        return blob;
    }

    private record Frame(int length, List<Blob> blobs) {}

    private record Blob(Part part, BlobTarget target) {}
}
