package dev.devex.repl.internal;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.repl.Repl;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplState;
import dev.devex.repl.TooManyReplsException;
import dev.devex.repl.internal.background.Pace;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.Keys;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Script;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceDescription;
import dev.devex.storage.WorkspaceHistory;
import dev.devex.storage.WorkspaceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import redis.clients.jedis.params.ZRangeParams;

/**
 * Makes repls: takes one of the owner's places, has the workspace stored, and only then makes the repl visible. What was begun
 * and did not end, because of an error or because the server died, is removed again.
 */
@ApplicationScoped
class Creation {
    private static final Logger LOG = System.getLogger(Creation.class.getName());

    private final Redis redis;
    private final ReplRecords records;
    private final WorkspaceStore store;
    private final WorkspaceHistory history;
    private final int limit;
    private final Pace pace;

    @Inject
    Creation(
            Redis redis,
            ReplRecords records,
            WorkspaceStore store,
            WorkspaceHistory history,
            @ConfigProperties ReplSettings settings) {
        this(redis, records, store, history, settings.maxReplsPerUser(), Pace.NORMAL);
    }

    Creation(Redis redis, ReplRecords records, WorkspaceStore store, WorkspaceHistory history, int limit, Pace pace) {
        this.redis = redis;
        this.records = records;
        this.store = store;
        this.history = history;
        this.limit = limit;
        this.pace = pace;
    }

    @SuppressWarnings("NullAway")
    protected Creation() {
        redis = null;
        records = null;
        store = null;
        history = null;
        limit = 0;
        pace = null;
    }

    /** Makes one with the files of a template. */
    Repl create(UserId owner, ReplName name, String template) {
        return create(owner, name, template, workspace -> store.create(workspace, template));
    }

    /** Makes one with the files of another, as they were once. */
    Repl fork(ReplRecord source, SnapshotId snapshot, ReplName name) {
        return create(
                source.repl().owner(),
                name,
                source.repl().template(),
                workspace -> history.fork(source.workspace(), snapshot, workspace));
    }

    private Repl create(UserId owner, ReplName name, String template, Function<Workspace, Snapshot> filling) {
        var begun = Begun.by(owner);
        reserve(begun);
        try {
            var first = filling.apply(begun.workspace());
            return insert(begun, name, template, first);
        } catch (RuntimeException e) {
            abandon(begun);
            throw e;
        }
    }

    private void reserve(Begun begun) {
        var reserved = redis.script(
                Script.RESERVE.lua(),
                List.of(Keys.of(begun.owner()), Keys.CREATING),
                List.of(
                        begun.id().value(),
                        begun.member(),
                        Integer.toString(limit),
                        millis(begun.at()),
                        millis(begun.at().plus(pace.creation()))));
        if (!Long.valueOf(1).equals(reserved)) {
            throw new TooManyReplsException(limit);
        }
    }

    private Repl insert(Begun begun, ReplName name, String template, Snapshot first) {
        var description =
                new WorkspaceDescription(name.value(), template, begun.at().truncatedTo(ChronoUnit.MILLIS), 1);
        store.describe(begun.workspace(), description);
        var arguments = new ArrayList<>(List.of(begun.member(), begun.id().value(), Keys.CHANNEL));
        arguments.addAll(
                Fields.ofStopped(begun.workspace(), description, first, 0).namesAndValues());
        var keys = List.of(Keys.repl(begun.id()), Keys.CREATING, Keys.in(ReplState.STOPPED));
        var inserted = redis.script(Script.INSERT.lua(), keys, arguments);
        if (!Long.valueOf(1).equals(inserted)) {
            // Given up by the one who cleans up, perhaps before the last of it was stored.
            store.delete(begun.workspace());
            throw new UnavailableException("The repl could not be made in time.", new TimeoutException());
        }
        return records.get(begun.owner(), begun.id()).repl();
    }

    private void abandon(Begun begun) {
        try {
            var abandoned = redis.script(
                    Script.ABANDON.lua(),
                    List.of(Keys.CREATING, Keys.ABANDONED),
                    List.of(begun.member(), millis(Instant.now())));
            if (Long.valueOf(1).equals(abandoned)) {
                cleanUp(begun);
            }
        } catch (UnavailableException e) {
            LOG.log(Level.INFO, "What is left of {0} is removed later: {1}", begun.id(), e.getMessage());
        }
    }

    private void cleanUp(Begun begun) {
        store.abandon(begun.workspace());
        redis.script(
                Script.FORGET.lua(),
                List.of(Keys.ABANDONED, Keys.of(begun.owner())),
                List.of(begun.member(), begun.id().value()));
    }

    /** Removes what is left of creations that did not end. */
    void cleanUp() {
        var now = (double) Instant.now().toEpochMilli();
        redis.call(client -> client.zrange(Keys.CREATING, ZRangeParams.zrangeByScoreParams(0, now))).stream()
                .map(Begun::of)
                .forEach(this::abandon);
        redis.call(client -> client.zrange(Keys.ABANDONED, 0, -1)).stream()
                .map(Begun::of)
                .forEach(this::cleanUp);
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }

    /** A repl of which nobody knows yet. */
    private record Begun(UserId owner, ReplId id, Instant at) {
        static Begun by(UserId owner) {
            return new Begun(owner, ReplId.random(), Instant.now());
        }

        static Begun of(String member) {
            var space = member.indexOf(' ');
            var owner = new UserId(member.substring(0, space));
            return new Begun(owner, new ReplId(member.substring(space + 1)), Instant.now());
        }

        String member() {
            return owner + " " + id;
        }

        Workspace workspace() {
            return new Workspace(owner, id);
        }
    }
}
