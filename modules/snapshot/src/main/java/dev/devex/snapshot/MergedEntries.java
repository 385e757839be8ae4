package dev.devex.snapshot;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of a base with a delta laid over it, or of a full manifest alone. */
final class MergedEntries implements AutoCloseable {
    private final @Nullable ManifestReader base;
    private final ManifestReader upper;
    private Entry.@Nullable Present below;
    private @Nullable Entry above;
    /** What the delta has removed, or made something else than a folder: what the base has below it is no more. */
    private @Nullable EntryPath removed;

    private MergedEntries(@Nullable ManifestReader base, ManifestReader upper) throws IOException {
        this.base = base;
        this.upper = upper;
        below = nextBelow();
        above = upper.next();
    }

    static MergedEntries open(Sha256 manifest, ObjectSource source) throws IOException {
        var upper = new ManifestReader(source.manifest(manifest), manifest);
        ManifestReader base = null;
        try {
            if (upper.header().base().isPresent()) {
                Sha256 name = upper.header().base().get();
                base = new ManifestReader(source.manifest(name), name);
                requireBase(base.header(), upper.header());
            }
            return new MergedEntries(base, upper);
        } catch (IOException | RuntimeException e) {
            upper.close();
            if (base != null) {
                base.close();
            }
            throw e;
        }
    }

    ManifestHeader header() {
        return upper.header();
    }

    Entry.@Nullable Present next() throws IOException {
        while (below != null || above != null) {
            int order = order();
            Entry next = order < 0 ? below : above;
            boolean hidden = order < 0 && isRemoved();
            if (order >= 0) {
                noteRemoval();
                above = upper.next();
            }
            if (order <= 0) {
                below = nextBelow();
            }
            if (!hidden && next instanceof Entry.Present present) {
                return present;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        try (upper) {
            if (base != null) {
                base.close();
            }
        }
    }

    private static void requireBase(ManifestHeader base, ManifestHeader delta) {
        List<StoredPack> own = base.packs();
        List<StoredPack> all = delta.packs();
        if (base.base().isPresent() || own.size() > all.size() || !own.equals(all.subList(0, own.size()))) {
            throw new CorruptSnapshotException("The manifest of the snapshot does not go with its base.", null);
        }
    }

    private int order() {
        if (below == null || above == null) {
            return below == null ? 1 : -1;
        }
        return below.path().compareTo(above.path());
    }

    private boolean isRemoved() {
        return below != null && removed != null && below.path().isBelow(removed);
    }

    private void noteRemoval() {
        boolean isFolder = above == null || above instanceof Entry.Folder;
        if (above != null && !isFolder && (removed == null || !above.path().isBelow(removed))) {
            removed = above.path();
        }
    }

    private Entry.@Nullable Present nextBelow() throws IOException {
        return base == null ? null : (Entry.Present) base.next();
    }
}
