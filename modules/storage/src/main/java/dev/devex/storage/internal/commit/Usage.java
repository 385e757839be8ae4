package dev.devex.storage.internal.commit;

import dev.devex.storage.internal.records.Heads.StoredHead;
import dev.devex.storage.internal.s3.S3Bucket.ListedObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a workspace takes in the store, or a little more, in bytes.
 *
 * @param number of the snapshot that was the newest
 * @param pending what was uploaded since that was committed
 * @param inAll everything
 * @param listedAt when this was looked up; what was granted since is counted as if it was uploaded
 */
record Usage(long number, long pending, long inAll, Instant listedAt) {
    static Usage of(List<ListedObject> lying, StoredHead head, Instant now) {
        Instant committed = head.object().modified().truncatedTo(ChronoUnit.SECONDS);
        long pending = sum(lying.stream()
                .filter(object ->
                        object.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(committed)));
        return new Usage(head.head().newest().number(), pending, sum(lying.stream()), now);
    }

    Usage plus(StoredHead head, long granted) {
        long newest = head.head().newest().number();
        long since = newest == number ? pending : 0;
        return new Usage(newest, since + granted, inAll + granted, listedAt);
    }

    private static long sum(Stream<ListedObject> objects) {
        return objects.mapToLong(ListedObject::size).sum();
    }
}
