package dev.devex.storage.internal;

import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.internal.Heads.StoredHead;
import dev.devex.storage.internal.S3Bucket.ListedObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How much a workspace may have stored. */
final class Quota {
    /** What the newest snapshot, the history and uploads nobody has committed may take together, in largest workspaces. */
    private static final int IN_ALL = 4;

    private static final long MEGABYTE = 1_000_000;

    private final S3Bucket bucket;
    private final long largest;

    Quota(S3Bucket bucket, long largest) {
        this.bucket = bucket;
        this.largest = largest;
    }

    /** @throws TooLargeWorkspaceException when a snapshot's packs take more than a workspace may */
    void requireSize(long stored) {
        if (stored > largest) {
            throw tooLarge();
        }
    }

    /**
     * A save may upload as much as a workspace may have, since what it replaces is not gone before it is committed.
     *
     * @throws TooLargeWorkspaceException when there is no room for the objects
     */
    void requireRoom(WorkspaceKeys keys, StoredHead head, List<WorkspaceObject> objects) {
        long asked = objects.stream().mapToLong(WorkspaceObject::size).sum();
        List<ListedObject> lying = lying(keys);
        Instant committed = head.object().modified().truncatedTo(ChronoUnit.SECONDS);
        long pending = sum(lying.stream()
                .filter(object ->
                        object.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(committed))
                .toList());
        if (pending + asked > largest || sum(lying) + asked > IN_ALL * largest) {
            throw tooLarge();
        }
    }

    private List<ListedObject> lying(WorkspaceKeys keys) {
        var lying = new ArrayList<ListedObject>();
        Arrays.stream(Kind.values()).map(keys::objects).map(bucket::list).forEach(lying::addAll);
        return lying;
    }

    private static long sum(List<ListedObject> objects) {
        return objects.stream().mapToLong(ListedObject::size).sum();
    }

    private TooLargeWorkspaceException tooLarge() {
        return new TooLargeWorkspaceException("The workspace is too large to be saved: compressed it has more than the "
                + largest / MEGABYTE + " MB that are allowed. Delete what you can do without, then try again.");
    }
}
