package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.Omission;
import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.Preparation;
import dev.devex.snapshot.PreparedSave;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Scope;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.snapshot.internal.index.FileState;
import dev.devex.snapshot.internal.index.IndexSummary;
import dev.devex.snapshot.internal.index.IndexWriter;
import dev.devex.snapshot.internal.object.SpoolFolder;
import dev.devex.snapshot.internal.object.SpooledObject;
import dev.devex.snapshot.internal.object.Uploads;
import dev.devex.snapshot.internal.pack.BlobWriter;
import dev.devex.snapshot.internal.pack.FrameCompressor;
import dev.devex.snapshot.internal.pack.FrameTable;
import dev.devex.snapshot.internal.pack.PackWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One save. */
public final class SaveRun {
    private static final int FEW_DIFFERENCES = 200;
    private static final int SMALL_SHARE = 8;

    private final PreviousState previous;
    private final SpoolFolder spool;
    private final Uploads uploads;
    private final Optional<String> template;
    private final FrameTable frames;
    private final List<Omission> omissions = new ArrayList<>();

    public SaveRun(PreviousState previous, SpoolFolder spool, Uploads uploads, Optional<String> template) {
        this.previous = previous;
        this.spool = spool;
        this.uploads = uploads;
        this.template = template;
        frames = previous.summary().frames();
    }

    public Preparation run(Roots roots, Path index, Scope asked) throws IOException {
        Path prepared = index.resolveSibling(index.getFileName() + ".prepared");
        try (var writer = new IndexWriter(prepared);
                var packs = new PackWriter(previous.summary().packs(), frames, spool, uploads, template)) {
            StateScan scan = scan(roots, previous.scope(asked), writer, packs);
            Optional<SpooledObject> lastPack = packs.finish();
            omissions.sort(Comparator.comparing(Omission::path));
            if (!scan.isChanged() && omissions.equals(previous.summary().omissions())) {
                writer.finish(summary(
                        previous.summary().manifest(),
                        previous.summary().base(),
                        previous.summary().packs()));
                Files.move(prepared, index, StandardCopyOption.ATOMIC_MOVE);
                return new Preparation(Optional.empty(), omissions);
            }
            ManifestHeader header = header(scan, packs.packs());
            SpooledObject manifest = new ManifestDraft(header, frames).write(prepared, spool.file("manifest"));
            Sha256 name = manifest.name().sha256();
            writer.finish(summary(name, header.base().orElse(name), header.packs()));
            uploads.await();
            uploads.add(Stream.concat(lastPack.stream(), Stream.of(manifest)).toList());
            uploads.await();
            var save = new PreparedSave(name, manifest.size(), header, prepared, index);
            return new Preparation(Optional.of(save), omissions);
        }
    }

    private StateScan scan(Roots roots, Scope scope, IndexWriter writer, PackWriter packs) throws IOException {
        try (var unlocked = new Unlocked();
                var compressor = new FrameCompressor(packs)) {
            var blobs = new BlobWriter(frames, compressor);
            var records = new RecordMaker(new FileReading(blobs, previous), previous, unlocked, this::omit);
            var scan = new StateScan(previous, scope, records, writer, frames);
            var tree = new TreeWalk(roots, scope, unlocked, this::omit);
            try (Walk walk = scope.isEverything() ? new WalkAhead(tree) : tree) {
                scan.run(walk);
            }
            blobs.finish();
            writer.endRecords();
            return scan;
        }
    }

    private synchronized void omit(String path, Reason reason) {
        omissions.add(new Omission(path, reason));
    }

    private ManifestHeader header(StateScan scan, List<StoredPack> packs) {
        long few = Math.max(FEW_DIFFERENCES, scan.entries() / SMALL_SHARE);
        if (previous.isNone() || previous.abandonsPacks() || scan.differences() > few) {
            return new ManifestHeader(Optional.empty(), dropUnused(packs), scan.entries(), scan.bytes(), omissions);
        }
        Sha256 base = previous.summary().base();
        return new ManifestHeader(Optional.of(base), packs, scan.entries(), scan.bytes(), omissions);
    }

    /** Only a full manifest may: the table of a delta begins with its base's. */
    private List<StoredPack> dropUnused(List<StoredPack> packs) {
        long[] used = frames.usedOfPacks(packs.size());
        int[] places = new int[packs.size()];
        var kept = new ArrayList<StoredPack>();
        for (int at = 0; at < used.length; at++) {
            places[at] = kept.size();
            if (used[at] > 0) {
                kept.add(packs.get(at));
            }
        }
        frames.movePacks(places);
        return kept;
    }

    private IndexSummary summary(Sha256 manifest, Sha256 base, List<StoredPack> packs) {
        boolean full = base.equals(manifest) && !base.equals(previous.summary().base());
        int basePacks = full ? packs.size() : previous.summary().basePacks();
        List<Long> used =
                Arrays.stream(frames.usedOfPacks(packs.size())).boxed().toList();
        return new IndexSummary(manifest, base, basePacks, FileState.NEVER, packs, used, omissions, frames);
    }
}
