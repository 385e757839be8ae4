package dev.devex.snapshot;

import dev.devex.snapshot.internal.pack.Packs;

/**
 * Where some bytes of a file lie: a blob in a decompressed frame of a pack. All measures in bytes.
 *
 * @param pack index into the manifest's packs
 * @param frameOffset of the compressed frame in the pack
 * @param frameLength of the compressed frame
 * @param offset of the blob in the decompressed frame
 * @param length of the blob
 * @param sha256 of the blob
 */
public record Part(int pack, long frameOffset, int frameLength, int offset, int length, Sha256 sha256) {
    /** @throws IllegalArgumentException when no pack could hold that */
    public Part {
        boolean inFrame = offset >= 0 && length > 0 && length <= Packs.PIECE && offset <= Packs.PIECE - length;
        boolean inPack = frameOffset >= Packs.FIRST_FRAME && frameLength > 0 && frameLength <= Packs.LARGEST_FRAME;
        if (pack < 0 || !inFrame || !inPack) {
            throw new IllegalArgumentException("No pack could hold such a part.");
        }
    }

    boolean liesIn(StoredPack stored) {
        return frameOffset <= stored.size() - frameLength;
    }
}
