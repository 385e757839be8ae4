package dev.devex.snapshot.internal.pack;

import dev.devex.snapshot.CorruptSnapshotException;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotException;
import dev.devex.snapshot.StoredPack;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads blobs: two packs at a time, each from its beginning to the last frame that is wanted, each frame once. It begins while
 * more is still being asked for; a pack that is asked for again later is read again.
 */
public final class BlobReader implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int PATIENCE_SECONDS = 10;

    /** From how many wanted blobs on it is worth while to begin. */
    private static final int WORTH_WHILE = 1 << 11;

    /** How many blobs may be wanted at once; with all that hangs on it, each takes about half a kilobyte. */
    private static final int MOST = 1 << 15;

    private final List<StoredPack> packs;
    private final ObjectSource source;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<Integer, SortedMap<Long, Frame>> wanted = new LinkedHashMap<>();
    private final Deque<Reading> readings = new ArrayDeque<>();
    private int waiting;
    private int underWay;
    private int current = -1;

    public BlobReader(List<StoredPack> packs, ObjectSource source) {
        this.packs = packs;
        this.source = source;
    }

    /**
     * Has a blob read soon.
     *
     * @throws CorruptSnapshotException when something that was wanted before is not what it should be
     * @throws IOException when a pack cannot be read, or a target failed
     */
    public void want(Part part, BlobTarget target) throws IOException {
        if (waiting >= (part.pack() == current ? MOST : WORTH_WHILE)) {
            begin();
        }
        current = part.pack();
        Frame frame = wanted.computeIfAbsent(part.pack(), pack -> new TreeMap<>())
                .computeIfAbsent(part.frameOffset(), offset -> new Frame(part.frameLength(), new ArrayList<>(1)));
        if (frame.length() != part.frameLength()) {
            throw new CorruptSnapshotException("Frames of the snapshot overlap.", null);
        }
        frame.blobs().add(new Blob(part, target));
        waiting++;
    }

    /** Returns once all that was wanted is read; throws as {@link #want} does. */
    public void finish() throws IOException {
        begin();
        while (!readings.isEmpty()) {
            await(readings.remove());
        }
    }

    /** Returns once no target is called any more. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins to read what is wanted by now, and lets go of it; waits while too much is under way. */
    private void begin() throws IOException {
        wanted.forEach((pack, frames) -> readings.add(new Reading(threads.submit(() -> read(pack, frames)), frames)));
        underWay += waiting;
        waiting = 0;
        wanted.clear();
        while (underWay > MOST) {
            await(readings.remove());
        }
    }

    private void await(Reading reading) throws IOException {
        try {
            reading.done().get();
            underWay -= reading.blobs();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof SnapshotException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while packs were read");
        }
    }

    private Void read(int pack, SortedMap<Long, Frame> frames) throws IOException {
        try (var reader = new PackReader()) {
            reader.open(source.pack(packs.get(pack)));
            MessageDigest digest = Sha256.digest();
            for (Map.Entry<Long, Frame> entry : frames.entrySet()) {
                read(reader, entry.getKey(), entry.getValue(), digest);
            }
        } catch (NoSuchFileException e) {
            for (Frame frame : frames.values()) {
                lose(frame, e);
            }
        }
        return null;
    }

    private static void read(PackReader reader, long offset, Frame frame, MessageDigest digest) throws IOException {
        ByteBuffer content;
        try {
            content = reader.frame(offset, frame.length());
        } catch (CorruptSnapshotException e) {
            lose(frame, e);
            return;
        }
        for (Blob blob : frame.blobs()) {
            ByteBuffer bytes;
            try {
                bytes = checked(content, blob.part(), digest);
            } catch (CorruptSnapshotException e) {
                blob.target().lose(e);
                continue;
            }
            blob.target().accept(bytes);
        }
    }

    private static <E extends Exception> void lose(Frame frame, E cause) throws E {
        for (Blob blob : frame.blobs()) {
            blob.target().lose(cause);
        }
    }

    /** Takes a blob out of a frame. */
    public static ByteBuffer checked(ByteBuffer frame, Part part, MessageDigest digest) {
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

    private record Reading(Future<Void> done, int blobs) {
        Reading(Future<Void> done, SortedMap<Long, Frame> frames) {
            this(
                    done,
                    frames.values().stream()
                            .mapToInt(frame -> frame.blobs().size())
                            .sum());
        }
    }
}
