package dev.devex.storage.internal.commit;

import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.internal.records.Heads.StoredHead;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket.ListedObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How much a workspace may have stored. */
public final class Quota {
    /** What the newest snapshot, the history and uploads nobody has committed may take together, in largest workspaces. */
    private static final int IN_ALL = 4;

    private static final long MEGABYTE = 1_000_000;
    private static final int REMEMBERED = 1000;

    /** Other servers grant uploads too, of which this one knows by listing only. */
    private static final Duration LISTING_HOLDS = Duration.ofMinutes(10);

    private final long largest;
    private final Clock clock;
    private final Map<WorkspaceKeys, Usage> usages = new LinkedHashMap<>();

    public Quota(long largest, Clock clock) {
        this.largest = largest;
        this.clock = clock;
    }

    /** @throws TooLargeWorkspaceException when a snapshot's packs take more than a workspace may */
    public void requireSize(long stored) {
        if (stored > largest) {
            throw tooLarge();
        }
    }

    /** How many bytes the newest snapshot and the history may take together; half of what there may be at any time. */
    public long ofHistory() {
        return IN_ALL * largest / 2;
    }

    /**
     * A save may upload as much as a workspace may have, since what it replaces is not gone before it is committed. What is there is
     * listed now and then, and when it would be too much by what was granted since.
     *
     * @param lying lists what is there
     * @throws TooLargeWorkspaceException when the save is larger than a workspace may be
     * @throws MovedWorkspaceException when there will be room for it once what is unused is gone
     */
    void requireRoom(
            WorkspaceKeys keys, StoredHead head, List<WorkspaceObject> objects, Supplier<List<ListedObject>> lying) {
        long asked = objects.stream().mapToLong(WorkspaceObject::size).sum();
        Usage remembered = remembered(keys);
        if (remembered != null && hasRoom(remembered.plus(head, asked))) {
            remember(keys, remembered.plus(head, asked));
            return;
        }
        Usage usage = Usage.of(lying.get(), head, clock.instant()).plus(head, asked);
        if (usage.pending() > largest) {
            throw tooLarge();
        }
        if (!hasRoom(usage)) {
            throw new MovedWorkspaceException();
        }
        remember(keys, usage);
    }

    private boolean hasRoom(Usage usage) {
        return usage.pending() <= largest && usage.inAll() <= IN_ALL * largest;
    }

    private synchronized @Nullable Usage remembered(WorkspaceKeys keys) {
        Instant oldest = clock.instant().minus(LISTING_HOLDS);
        Usage usage = usages.get(keys);
        return usage == null || usage.listedAt().isBefore(oldest) ? null : usage;
    }

    private synchronized void remember(WorkspaceKeys keys, Usage usage) {
        usages.put(keys, usage);
        if (usages.size() > REMEMBERED) {
            usages.remove(usages.keySet().iterator().next());
        }
    }

    private TooLargeWorkspaceException tooLarge() {
        return new TooLargeWorkspaceException("The workspace is too large to be saved: compressed it has more than the "
                + largest / MEGABYTE + " MB that are allowed. Delete what you can do without, then try again.");
    }
}
