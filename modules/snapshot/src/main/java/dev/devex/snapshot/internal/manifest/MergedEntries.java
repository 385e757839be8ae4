package dev.devex.snapshot.internal.manifest;

import dev.devex.snapshot.CorruptSnapshotException;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.ManifestReader;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of a base with a delta laid over it, or of a full manifest alone. */
final class MergedEntries implements AutoCloseable {
    private final @Nullable ManifestReader base;
    private final boolean knowsBase;
    private final ManifestReader upper;
    private @Nullable Entry below;
    private @Nullable Entry above;
    /** What the delta has removed, or made something else than a folder: what the base has below it is no more. */
    private @Nullable EntryPath removed;

    private MergedEntries(@Nullable ManifestReader base, boolean knowsBase, ManifestReader upper) throws IOException {
        this.base = base;
        this.knowsBase = knowsBase;
        this.upper = upper;
        below = nextBelow();
        above = upper.next();
    }

    static MergedEntries open(Sha256 manifest, ObjectSource source, Optional<Sha256> checked) throws IOException {
        var upper = new ManifestReader(source.manifest(manifest), manifest);
        ManifestReader base = null;
        try {
            if (upper.header().base().isPresent()) {
                Sha256 name = upper.header().base().get();
                base = new ManifestReader(source.manifest(name), name);
                requireBase(base.header(), upper.header());
            }
            return new MergedEntries(base, checked.equals(upper.header().base()), upper);
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

    int basePacks() {
        return (base == null ? upper : base).header().packs().size();
    }

    @Nullable
    RelatedEntry next() throws IOException {
        if (below != null && (above == null || below.path().compareTo(above.path()) < 0)) {
            return takeBelow(below);
        }
        return above == null ? null : takeAbove(above);
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

    private RelatedEntry takeBelow(Entry entry) throws IOException {
        below = nextBelow();
        return isRemoved(entry.path())
                ? new RelatedEntry(new Entry.Gone(entry.path()), Relation.GONE)
                : new RelatedEntry(entry, Relation.SAME);
    }

    private RelatedEntry takeAbove(Entry entry) throws IOException {
        boolean inBase = below != null && below.path().equals(entry.path());
        if (inBase) {
            below = nextBelow();
        }
        if (!(entry instanceof Entry.Folder) && !isRemoved(entry.path())) {
            removed = entry.path();
        }
        above = upper.next();
        return new RelatedEntry(entry, relation(entry, inBase));
    }

    private Relation relation(Entry entry, boolean inBase) {
        if (entry instanceof Entry.Gone) {
            return Relation.GONE;
        }
        return inBase ? Relation.CHANGED : base == null ? Relation.SAME : Relation.ADDED;
    }

    private boolean isRemoved(EntryPath path) {
        return removed != null && path.isBelow(removed);
    }

    private @Nullable Entry nextBelow() throws IOException {
        if (base == null) {
            return null;
        }
        return knowsBase ? base.nextKnown() : base.next();
    }
}
