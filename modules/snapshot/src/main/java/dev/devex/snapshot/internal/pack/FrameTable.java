package dev.devex.snapshot.internal.pack;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where frames lie, by number. Numbers only grow, and one that nothing refers to any more is forgotten when the table is written.
 * Safe for use by several threads.
 */
public final class FrameTable {
    private int count;
    private int next;
    private int[] numbers = new int[64];
    private Frame[] frames = new Frame[64];
    private long[] used = new long[64];

    /**
     * One frame. In bytes.
     *
     * @param pack index into the table of packs
     * @param content how long it is decompressed
     */
    public record Frame(int pack, long offset, int length, int content) {
        static final Frame UNKNOWN = new Frame(-1, 0, 0, 0);
    }

    public FrameTable(int next) {
        this.next = next;
    }

    public synchronized int next() {
        return next;
    }

    /** Numbers a frame whose place will be known later. */
    public synchronized int add() {
        add(next, Frame.UNKNOWN);
        return next++;
    }

    /** Adds a frame of a number higher than all before. */
    public synchronized void add(int number, Frame frame) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
            frames = Arrays.copyOf(frames, 2 * count);
            used = Arrays.copyOf(used, 2 * count);
        }
        numbers[count] = number;
        frames[count] = frame;
        count++;
    }

    public synchronized void place(int number, Frame frame) {
        frames[position(number)] = frame;
    }

    public synchronized Frame get(int number) {
        return frames[position(number)];
    }

    /** Notes that a blob of some length is referred to. */
    public synchronized void use(Blob blob) {
        used[position(blob.frame())] += blob.length();
    }

    /** Numbers of the frames that were noted as used, in order. */
    public synchronized int[] used() {
        return IntStream.range(0, count)
                .filter(at -> used[at] > 0)
                .map(at -> numbers[at])
                .toArray();
    }

    /** How much of each pack is referred to, in bytes as stored. */
    public synchronized long[] usedOfPacks(int packs) {
        long[] sums = new long[packs];
        for (int at = 0; at < count; at++) {
            Frame frame = frames[at];
            if (used[at] > 0) {
                double share = Math.min(1, (double) used[at] / Math.max(1, frame.content()));
                sums[frame.pack()] += Math.max(1, (long) (frame.length() * share));
            }
        }
        return sums;
    }

    /** Follows packs to other places of the table. */
    public synchronized void movePacks(int[] places) {
        for (int at = 0; at < count; at++) {
            Frame frame = frames[at];
            frames[at] = new Frame(places[frame.pack()], frame.offset(), frame.length(), frame.content());
        }
    }

    private int position(int number) {
        int position = Arrays.binarySearch(numbers, 0, count, number);
        if (position < 0) {
            throw new IllegalArgumentException("no frame of this number");
        }
        return position;
    }
}
