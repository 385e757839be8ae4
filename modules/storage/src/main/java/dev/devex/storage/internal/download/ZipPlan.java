package dev.devex.storage.internal.download;

/** How long a zip becomes, by what is to be in it. */
final class ZipPlan {
    private long count;
    private long entries;
    private long central;

    void add(ZipItem item) {
        count++;
        entries += item.length();
        central += ZipRecords.central(item, 0, 0, false).length;
    }

    /** Whether it is so large that all places and sizes in it are told by 64 bits. */
    boolean isZip64() {
        return entries + central >= ZipRecords.FAR || count >= ZipRecords.MANY;
    }

    /** In bytes. */
    long size() {
        long wider = isZip64() ? count * ZipRecords.WIDER : 0;
        return entries + central + wider + ZipRecords.end(0, 0, 0, isZip64()).length;
    }
}
