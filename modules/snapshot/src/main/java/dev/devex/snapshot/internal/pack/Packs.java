package dev.devex.snapshot.internal.pack;

import dev.devex.snapshot.internal.object.Salt;

/** The measures of packs, in bytes. */
public final class Packs {
    /** Large files are stored in pieces of this size. */
    public static final int PIECE = 4 << 20;

    /** A frame with several blobs holds no more than this. */
    public static final int GROUP = 1 << 20;

    /** Where the first frame with content begins. */
    public static final int FIRST_FRAME = Salt.LENGTH;

    /** The most that a piece takes when it cannot be compressed: zstd's bound, with room to spare. */
    public static final int LARGEST_FRAME = PIECE + (PIECE >> 7);

    /** A pack that has grown to this gets no further frame. */
    static final int FULL = 16 << 20;

    private Packs() {}
}
