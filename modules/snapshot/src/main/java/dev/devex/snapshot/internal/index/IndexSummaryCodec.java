package dev.devex.snapshot.internal.index;

import dev.devex.snapshot.Omission;
import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.snapshot.internal.pack.FrameTable;
import dev.devex.snapshot.internal.pack.FrameTable.Frame;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** The bytes of the summary at the end of an index. */
final class IndexSummaryCodec {
    private IndexSummaryCodec() {}

    /** Writes it without the frames that nothing uses. */
    static void write(IndexSummary summary, DataOutputStream out) throws IOException {
        out.write(summary.manifest().bytes());
        out.write(summary.base().bytes());
        out.writeInt(summary.basePacks());
        Instant restored = summary.restored().toInstant();
        out.writeLong(restored.getEpochSecond());
        out.writeInt(restored.getNano());
        out.writeInt(summary.packs().size());
        for (int at = 0; at < summary.packs().size(); at++) {
            StoredPack pack = summary.packs().get(at);
            out.write(pack.sha256().bytes());
            out.writeLong(pack.size());
            out.writeUTF(pack.template().orElse(""));
            out.writeLong(summary.used().get(at));
        }
        out.writeInt(summary.omissions().size());
        for (Omission omission : summary.omissions()) {
            out.writeUTF(omission.path());
            out.writeUTF(omission.reason().name());
        }
        writeFrames(summary.frames(), out);
    }

    static IndexSummary read(DataInputStream in) throws IOException {
        Sha256 manifest = hash(in);
        Sha256 base = hash(in);
        int basePacks = in.readInt();
        FileTime restored = FileTime.from(Instant.ofEpochSecond(in.readLong(), in.readInt()));
        var packs = new ArrayList<StoredPack>();
        var used = new ArrayList<Long>();
        for (int left = in.readInt(); left > 0; left--) {
            packs.add(new StoredPack(hash(in), in.readLong(), template(in)));
            used.add(in.readLong());
        }
        var omissions = new ArrayList<Omission>();
        for (int left = in.readInt(); left > 0; left--) {
            omissions.add(new Omission(in.readUTF(), Reason.valueOf(in.readUTF())));
        }
        return new IndexSummary(manifest, base, basePacks, restored, packs, used, omissions, readFrames(in));
    }

    private static void writeFrames(FrameTable frames, DataOutputStream out) throws IOException {
        int[] used = frames.used();
        out.writeInt(frames.next());
        out.writeInt(used.length);
        for (int number : used) {
            Frame frame = frames.get(number);
            out.writeInt(number);
            out.writeInt(frame.pack());
            out.writeLong(frame.offset());
            out.writeInt(frame.length());
            out.writeInt(frame.content());
        }
    }

    private static FrameTable readFrames(DataInputStream in) throws IOException {
        var frames = new FrameTable(in.readInt());
        for (int left = in.readInt(); left > 0; left--) {
            frames.add(in.readInt(), new Frame(in.readInt(), in.readLong(), in.readInt(), in.readInt()));
        }
        return frames;
    }

    private static Optional<String> template(DataInputStream in) throws IOException {
        String id = in.readUTF();
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    private static Sha256 hash(DataInputStream in) throws IOException {
        byte[] bytes = new byte[Sha256.BYTES];
        in.readFully(bytes);
        return Sha256.of(bytes);
    }
}
