package dev.devex.storage.internal.records;

import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SupersededSessionException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Which snapshot is the newest. Whatever adds a reference to an object replaces the head, so that one order holds for it and for
 * the collection of unused objects.
 *
 * @param session the newest session known here; what an older one commits becomes a branch
 * @param branches how many commits were kept aside so far
 * @param collecting names, below the workspace's prefix, of objects that are about to be removed and can be referred to no more
 */
public record Head(Snapshot newest, long session, long branches, Set<String> collecting) {
    public Head {
        collecting = Set.copyOf(collecting);
    }

    public static Head first(Snapshot snapshot) {
        return new Head(snapshot, snapshot.session(), 0, Set.of());
    }

    public Head followedBy(Snapshot next) {
        return new Head(next, Math.max(session, next.session()), branches, collecting);
    }

    /**
     * The head once a session has read it.
     *
     * @throws SupersededSessionException when a newer one has
     */
    public Head openedBy(long reader) {
        if (reader < session) {
            throw new SupersededSessionException(session);
        }
        return new Head(newest, reader, branches, collecting);
    }

    public Head withBranch() {
        return new Head(newest, session, branches + 1, collecting);
    }

    /** @throws MovedWorkspaceException when one of the objects is about to be removed */
    public void requireKept(Set<String> objects) {
        if (!Collections.disjoint(collecting, objects)) {
            throw new MovedWorkspaceException();
        }
    }

    /** The head once it is said that these are about to be removed, besides those that are already. */
    public Head collecting(Set<String> objects) {
        var all = new HashSet<>(collecting);
        all.addAll(objects);
        return new Head(newest, session, branches, all);
    }

    /** The head once these are removed. */
    public Head collected(Set<String> objects) {
        var left = new HashSet<>(collecting);
        left.removeAll(objects);
        return new Head(newest, session, branches, left);
    }
}
