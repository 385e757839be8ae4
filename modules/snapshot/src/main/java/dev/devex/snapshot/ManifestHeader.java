package dev.devex.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * The first line of a manifest.
 *
 * @param base the full manifest that this one says the differences from; none when this one is full
 * @param packs all that the state refers to; those of the base come first, in the base's order
 * @param entries how many the whole state has
 * @param bytes the sum of the sizes of its files
 * @param omissions what the state does not hold, or not as it was
 */
public record ManifestHeader(
        Optional<Sha256> base, List<StoredPack> packs, long entries, long bytes, List<Omission> omissions) {
    public static final String FORMAT = "devex-snapshot";
    public static final int VERSION = 1;

    /** @throws IllegalArgumentException when no state could have these numbers */
    public ManifestHeader {
        packs = List.copyOf(packs);
        omissions = List.copyOf(omissions);
        if (entries < 2 || bytes < 0) {
            throw new IllegalArgumentException("No state has so few entries or bytes.");
        }
    }
}
