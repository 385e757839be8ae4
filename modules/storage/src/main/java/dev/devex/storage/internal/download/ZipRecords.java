package dev.devex.storage.internal.download;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The records of a zip beside the contents. Those of one entry are of a length that its name and size tell.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, .ZIP File Format Specification</a>
 */
final class ZipRecords {
    /** From here on, sizes and places are told by 64 bits elsewhere (APPNOTE, 4.5.3). */
    static final long FAR = 0xFFFFFFFFL;

    static final int MANY = 0xFFFF;
    /** By how much a central record is longer then. */
    static final int WIDER = 2 * Short.BYTES + 3 * Long.BYTES;

    private static final short VERSION = 45;
    private static final short BY_UNIX = 3 << 8;
    private static final short UTF_8 = 1 << 11;
    private static final short DESCRIBED_LATER = 1 << 3;
    private static final short DEFLATED = 8;
    private static final short ZIP64 = 0x0001;
    private static final short EXTENDED_TIMESTAMP = 0x5455;
    private static final int FOLDER = 0x10;
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2107;
    private static final int LONGEST = 256;

    private ZipRecords() {}

    /** What precedes the content of an entry. */
    static byte[] local(ZipItem item) {
        boolean wide = isWide(item);
        ByteBuffer out = record(0x04034b50, item).putShort(VERSION);
        common(item, out);
        out.putInt(0).putInt(wide ? (int) FAR : 0).putInt(wide ? (int) FAR : 0);
        int lengths = lengths(item, out);
        out.put(item.nameBytes());
        int extra = out.position();
        timestamp(item, out);
        if (wide) {
            out.putShort(ZIP64).putShort((short) (2 * Long.BYTES)).putLong(0).putLong(0);
        }
        return finish(out.putShort(lengths, (short) (out.position() - extra)));
    }

    /** What follows the content of an entry that is no folder. */
    static byte[] descriptor(ZipItem item, int crc) {
        ByteBuffer out = record(0x08074b50, item).putInt(crc);
        long deflated = StoredBlocks.length(item.size());
        return finish(
                isWide(item)
                        ? out.putLong(deflated).putLong(item.size())
                        : out.putInt((int) deflated).putInt((int) item.size()));
    }

    /**
     * What is said of an entry at the end.
     *
     * @param offset of its local record
     * @param zip64 whether the zip is so large that all places and sizes are told by 64 bits
     */
    static byte[] central(ZipItem item, int crc, long offset, boolean zip64) {
        long deflated = item.isFolder() ? 0 : StoredBlocks.length(item.size());
        ByteBuffer out =
                record(0x02014b50, item).putShort((short) (BY_UNIX | VERSION)).putShort(VERSION);
        common(item, out);
        out.putInt(crc).putInt((int) (zip64 ? FAR : deflated)).putInt((int) (zip64 ? FAR : item.size()));
        int lengths = lengths(item, out);
        out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        out.putInt(item.mode() << 16 | (item.isFolder() ? FOLDER : 0)).putInt((int) (zip64 ? FAR : offset));
        out.put(item.nameBytes());
        int extra = out.position();
        timestamp(item, out);
        if (zip64) {
            out.putShort(ZIP64).putShort((short) (3 * Long.BYTES));
            out.putLong(item.size()).putLong(deflated).putLong(offset);
        }
        return finish(out.putShort(lengths, (short) (out.position() - extra)));
    }

    /**
     * The end of a zip.
     *
     * @param start where the first central record lies
     * @param length of all central records
     */
    static byte[] end(long count, long start, long length, boolean zip64) {
        ByteBuffer out = buffer(LONGEST);
        if (zip64) {
            out.putInt(0x06064b50)
                    .putLong(44)
                    .putShort((short) (BY_UNIX | VERSION))
                    .putShort(VERSION);
            out.putInt(0)
                    .putInt(0)
                    .putLong(count)
                    .putLong(count)
                    .putLong(length)
                    .putLong(start);
            out.putInt(0x07064b50).putInt(0).putLong(start + length).putInt(1);
        }
        out.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
        short few = (short) (zip64 ? MANY : count);
        out.putShort(few).putShort(few);
        out.putInt((int) (zip64 ? FAR : length)).putInt((int) (zip64 ? FAR : start));
        return finish(out.putShort((short) 0));
    }

    private static boolean isWide(ZipItem item) {
        return StoredBlocks.length(item.size()) >= FAR;
    }

    private static void common(ZipItem item, ByteBuffer out) {
        out.putShort(item.isFolder() ? UTF_8 : UTF_8 | DESCRIBED_LATER);
        out.putShort(item.isFolder() ? 0 : DEFLATED);
        LocalDateTime time = dosTime(item.modified());
        out.putShort((short) (time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2));
        int year = time.getYear() - FIRST_YEAR;
        out.putShort((short) (year << 9 | time.getMonthValue() << 5 | time.getDayOfMonth()));
    }

    /** Returns where the length of what follows the name belongs. */
    private static int lengths(ZipItem item, ByteBuffer out) {
        out.putShort((short) item.nameBytes().length).putShort((short) 0);
        return out.position() - Short.BYTES;
    }

    private static void timestamp(ZipItem item, ByteBuffer out) {
        long seconds = item.modified().getEpochSecond();
        int told = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, seconds));
        out.putShort(EXTENDED_TIMESTAMP).putShort((short) 5).put((byte) 1).putInt(told);
    }

    private static LocalDateTime dosTime(Instant modified) {
        LocalDateTime first = LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0);
        LocalDateTime last = LocalDateTime.of(LAST_YEAR, 12, 31, 23, 59, 59);
        if (modified.isBefore(first.toInstant(ZoneOffset.UTC))) {
            return first;
        }
        return modified.isAfter(last.toInstant(ZoneOffset.UTC))
                ? last
                : LocalDateTime.ofInstant(modified, ZoneOffset.UTC);
    }

    private static ByteBuffer record(int signature, ZipItem item) {
        return buffer(LONGEST + item.nameBytes().length).putInt(signature);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] finish(ByteBuffer out) {
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return bytes;
    }
}
