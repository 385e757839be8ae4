package dev.devex.runner.watch;

import java.util.Arrays;

/**
 * The names in a folder, each as a hash of 64 bits: a workspace has a hundred thousand of them, and two that share a hash
 * cost no more than a change that is called by the wrong word.
 */
final class NameSet {
    private static final long FREE = 0;
    private static final int SMALLEST = 8;

    private long[] slots = new long[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    boolean contains(String name) {
        return slots[slot(hash(name))] != FREE;
    }

    void add(String name) {
        long hash = hash(name);
        int slot = slot(hash);
        if (slots[slot] == FREE) {
            slots[slot] = hash;
            size++;
            grow();
        }
    }

    void remove(String name) {
        int slot = slot(hash(name));
        if (slots[slot] == FREE) {
            return;
        }
        slots[slot] = FREE;
        size--;
        // Those behind may have been put there only because this slot was taken.
        for (int next = after(slot); slots[next] != FREE; next = after(next)) {
            long moved = slots[next];
            slots[next] = FREE;
            slots[slot(moved)] = moved;
        }
    }

    void clear() {
        slots = new long[SMALLEST];
        size = 0;
    }

    private void grow() {
        if (size <= slots.length / 4 * 3) {
            return;
        }
        long[] old = slots;
        slots = new long[old.length * 2];
        Arrays.stream(old).filter(hash -> hash != FREE).forEach(hash -> slots[slot(hash)] = hash);
    }

    /** Where the hash is, or the free slot where it would be. */
    private int slot(long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != FREE && slots[slot] != hash) {
            slot = after(slot);
        }
        return slot;
    }

    private int after(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    // FNV-1a over the UTF-16 units, then mixed, since the low bits choose the slot.
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash == FREE ? 1 : hash;
    }
}
