package dev.devex.snapshot.internal.index;

import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.manifest.FileNames;
import dev.devex.snapshot.internal.manifest.Relation;
import dev.devex.snapshot.internal.pack.Blob;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** The bytes of a record of the index. */
final class IndexCodec {
    private static final int FIXED = 160;
    private static final int STATE = 3 * Integer.BYTES + 5 * Long.BYTES;
    private static final int BLOB = 3 * Integer.BYTES + Sha256.BYTES;
    private static final long FAR = Long.MAX_VALUE / TimeUnit.SECONDS.toNanos(1) - 1;
    private static final List<Relation> RELATIONS = List.of(Relation.values());

    private IndexCodec() {}

    /** The most that the record may take. */
    static int bound(IndexRecord index) {
        int letters = index.path().length() + index.target().length();
        return FIXED + Character.BYTES * letters + BLOB * index.blobs().size();
    }

    static void write(IndexRecord index, ByteBuffer out) {
        out.put(index.relation().code());
        text(index.path(), out);
        if (!index.isGone()) {
            state(index.state(), out);
            out.put((byte) (index.settled() ? 1 : 0));
            text(index.target(), out);
            index.sha256().writeTo(out);
            out.putInt(index.blobs().size());
            index.blobs().forEach(blob -> blob(blob, out));
        }
    }

    /** Whether the record that begins there is {@link Relation#SAME}. */
    static boolean isSame(ByteBuffer in) {
        return in.get(in.position()) == Relation.SAME.code();
    }

    /** Gives the record that begins there another relation. */
    static void relate(ByteBuffer out, int start, Relation relation) {
        out.put(start, relation.code());
    }

    static IndexRecord read(ByteBuffer in) {
        Relation relation = RELATIONS.get(in.get());
        String path = text(in);
        if (relation == Relation.GONE) {
            return IndexRecord.gone(path);
        }
        FileState state = state(in);
        boolean settled = in.get() == 1;
        String target = text(in);
        return new IndexRecord(path, state, relation, settled, new Sha256(in), target, blobs(in));
    }

    /** Reads a record for nothing but the hashes of its blobs. */
    static void readHashes(ByteBuffer in, LongConsumer hashes) {
        boolean gone = in.get() == Relation.GONE.code();
        skipText(in);
        if (gone) {
            return;
        }
        in.position(in.position() + STATE + 1);
        skipText(in);
        in.position(in.position() + Sha256.BYTES);
        for (int left = in.getInt(); left > 0; left--) {
            int hash = in.position() + BLOB - Sha256.BYTES;
            hashes.accept(in.getLong(hash));
            in.position(hash + Sha256.BYTES);
        }
    }

    private static void state(FileState state, ByteBuffer out) {
        out.putInt(state.mode()).putLong(state.inode()).putLong(state.device()).putLong(state.size());
        time(state.modified(), out);
        time(state.changed(), out);
    }

    private static FileState state(ByteBuffer in) {
        return new FileState(in.getInt(), in.getLong(), in.getLong(), in.getLong(), time(in), time(in));
    }

    private static void time(FileTime time, ByteBuffer out) {
        long seconds = time.to(TimeUnit.SECONDS);
        if (Math.abs(seconds) < FAR) {
            long nanos = time.to(TimeUnit.NANOSECONDS);
            out.putLong(Math.floorDiv(nanos, TimeUnit.SECONDS.toNanos(1)));
            out.putInt((int) Math.floorMod(nanos, TimeUnit.SECONDS.toNanos(1)));
        } else {
            Instant instant = time.toInstant();
            out.putLong(instant.getEpochSecond()).putInt(instant.getNano());
        }
    }

    private static FileTime time(ByteBuffer in) {
        long seconds = in.getLong();
        int nanos = in.getInt();
        return Math.abs(seconds) < FAR
                ? FileTime.from(TimeUnit.SECONDS.toNanos(seconds) + nanos, TimeUnit.NANOSECONDS)
                : FileTime.from(Instant.ofEpochSecond(seconds, nanos));
    }

    private static void blob(Blob blob, ByteBuffer out) {
        out.putInt(blob.frame()).putInt(blob.offset()).putInt(blob.length());
        blob.sha256().writeTo(out);
    }

    private static List<Blob> blobs(ByteBuffer in) {
        int count = in.getInt();
        if (count == 0) {
            return List.of();
        }
        var blobs = new ArrayList<Blob>(count);
        for (int at = 0; at < count; at++) {
            blobs.add(new Blob(in.getInt(), in.getInt(), in.getInt(), new Sha256(in)));
        }
        return blobs;
    }

    /** Most names are ASCII, one byte a letter; the length of others is negative. */
    private static void text(String text, ByteBuffer out) {
        if (FileNames.isAscii(text)) {
            out.putInt(text.length()).put(text.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            out.putInt(-text.length());
            text.chars().forEach(letter -> out.putChar((char) letter));
        }
    }

    private static void skipText(ByteBuffer in) {
        int length = in.getInt();
        in.position(in.position() + (length >= 0 ? length : -length * Character.BYTES));
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length >= 0) {
            byte[] letters = new byte[length];
            in.get(letters);
            return new String(letters, StandardCharsets.ISO_8859_1);
        }
        char[] letters = new char[-length];
        for (int at = 0; at < letters.length; at++) {
            letters[at] = in.getChar();
        }
        return new String(letters);
    }
}
