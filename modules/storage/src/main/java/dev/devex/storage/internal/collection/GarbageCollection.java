package dev.devex.storage.internal.collection;

import dev.devex.storage.internal.collection.Inventory.Stock;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.Heads.StoredHead;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Bucket.ListedObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what a workspace has no use for any more: former snapshots that are not kept for ever, and objects to which nothing
 * refers. It first names the objects in the head, by compare-and-set, and only then removes them. So a commit that came in between
 * is seen, and one that comes later is told to start again. Running it twice at once, or breaking it off, does no harm: no pack and
 * no manifest has the name of an earlier one, so a removal that comes late hits nothing else.
 */
public final class GarbageCollection {
    /** Nothing that is uploaded to be committed soon is this old. */
    public static final Duration ABANDONED = Duration.ofDays(1);

    /** How much one run removes, so that heads stay small. */
    private static final int MOST = 1000;

    private final S3Bucket bucket;
    private final Heads heads;
    private final Inventory inventory;
    private final Clock clock;

    public GarbageCollection(S3Bucket bucket, Heads heads, Inventory inventory, Clock clock) {
        this.bucket = bucket;
        this.heads = heads;
        this.inventory = inventory;
        this.clock = clock;
    }

    /**
     * @param age how old an upload has to be that was never committed
     * @return whether a later run will find more to do, if nothing else happens
     */
    public boolean run(WorkspaceKeys keys, Duration age) {
        sweep(keys);
        Plan plan = plan(keys, age);
        if (mark(keys, plan)) {
            sweep(keys);
        }
        return plan.leaves();
    }

    /** Looks for what can go, and removes nothing. */
    public Plan plan(WorkspaceKeys keys, Duration age) {
        StoredHead head = heads.read(keys);
        var objects = new StoredObjects(bucket, keys);
        List<ListedObject> lying = objects.all();
        Stock stock = inventory.take(keys, head.head().newest());
        Instant abandoned = clock.instant().minus(age);
        List<ListedObject> unused = lying.stream()
                .filter(object -> !stock.used().contains(objects.name(object)))
                .toList();
        Set<String> garbage = unused.stream()
                .filter(object -> stock.released().contains(objects.name(object))
                        || object.modified().isBefore(abandoned))
                .map(objects::name)
                .limit(MOST)
                .collect(Collectors.toSet());
        boolean leaves = stock.former() > 0 || unused.size() > garbage.size();
        return new Plan(head, stock, garbage, leaves);
    }

    /**
     * Removes the records of what is not kept, and says in the head which objects will be.
     *
     * @return false when the head is no longer the one the plan was made with: nothing is marked then
     */
    public boolean mark(WorkspaceKeys keys, Plan plan) {
        plan.stock().dropped().forEach(snapshot -> bucket.remove(keys.snapshot(snapshot.number())));
        plan.stock().droppedBranches().forEach(branch -> bucket.remove(keys.branch(branch)));
        Head head = plan.head().head();
        return !plan.garbage().isEmpty() && heads.replace(keys, plan.head(), head.collecting(plan.garbage()));
    }

    /** Removes the objects that are marked; an earlier run may have left some. */
    public void sweep(WorkspaceKeys keys) {
        Set<String> marked = heads.read(keys).head().collecting();
        if (marked.isEmpty()) {
            return;
        }
        marked.stream().sorted().forEach(name -> bucket.remove(keys.prefix() + name));
        heads.change(keys, head -> head.collected(marked));
    }

    /**
     * What is to be removed.
     *
     * @param garbage names of objects below the workspace's prefix
     * @param leaves whether something is left for later
     */
    record Plan(StoredHead head, Stock stock, Set<String> garbage, boolean leaves) {}
}
