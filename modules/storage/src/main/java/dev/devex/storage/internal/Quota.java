package dev.devex.storage.internal;

import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.internal.Heads.StoredHead;
import dev.devex.storage.internal.S3Bucket.ListedObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** How much a workspace may have stored. */
final class Quota {
    /** What the newest snapshot, the history and uploads nobody has committed may take together, in largest workspaces. */
    private static final int IN_ALL = 4;

    private static final long MEGABYTE = 1_000_000;

    private final long largest;

    Quota(long largest) {
        this.largest = largest;
    }

    /** @throws TooLargeWorkspaceException when a snapshot's packs take more than a workspace may */
    void requireSize(long stored) {
        if (stored > largest) {
            throw tooLarge();
        }
    }

    /** How many bytes the newest snapshot and the history may take together; half of what there may be at any time. */
    long ofHistory() {
        return IN_ALL * largest / 2;
    }

    /**
     * A save may upload as much as a workspace may have, since what it replaces is not gone before it is committed.
     *
     * @param lying what is there by now
     * @throws TooLargeWorkspaceException when the save is larger than a workspace may be
     * @throws MovedWorkspaceException when there will be room for it once what is unused is gone
     */
    void requireRoom(List<ListedObject> lying, StoredHead head, List<WorkspaceObject> objects) {
        long asked = objects.stream().mapToLong(WorkspaceObject::size).sum();
        Instant committed = head.object().modified().truncatedTo(ChronoUnit.SECONDS);
        long pending = sum(lying.stream()
                .filter(object ->
                        object.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(committed)));
        if (pending + asked > largest) {
            throw tooLarge();
        }
        if (sum(lying.stream()) + asked > IN_ALL * largest) {
            throw new MovedWorkspaceException();
        }
    }

    private static long sum(Stream<ListedObject> objects) {
        return objects.mapToLong(ListedObject::size).sum();
    }

    private TooLargeWorkspaceException tooLarge() {
        return new TooLargeWorkspaceException("The workspace is too large to be saved: compressed it has more than the "
                + largest / MEGABYTE + " MB that are allowed. Delete what you can do without, then try again.");
    }
}
