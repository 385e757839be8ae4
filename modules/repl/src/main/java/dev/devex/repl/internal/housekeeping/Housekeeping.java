package dev.devex.repl.internal.housekeeping;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.internal.background.Errand;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.records.Keys;
import dev.devex.repl.internal.records.Script;
import dev.devex.storage.StorageException;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import redis.clients.jedis.params.ZAddParams;
import redis.clients.jedis.params.ZRangeParams;

/**
 * Has stored workspaces cleared of what is not kept, a few hours after they were saved and then daily as long as there is something
 * to clear, one server at a time for each. One that was deleted is removed once more, when no upload to it can come in any more.
 */
@ApplicationScoped
public class Housekeeping {
    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final Duration AFTER_A_SAVE = Duration.ofHours(6);
    private static final Duration AFTER_A_REMOVAL = Duration.ofMinutes(20);
    private static final Duration AGAIN = Duration.ofDays(1);

    /** A server that takes longer than this for one workspace is taken for dead. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int AT_ONCE = 20;

    private final Redis redis;
    private final WorkspaceStore store;
    private final Clock clock;
    private final Errand errand;

    @Inject
    Housekeeping(Redis redis, WorkspaceStore store, Threads threads) {
        this(redis, store, threads, Clock.systemUTC());
    }

    public Housekeeping(Redis redis, WorkspaceStore store, Threads threads, Clock clock) {
        this.redis = redis;
        this.store = store;
        errand = new Errand(threads, this::run);
        this.clock = clock;
    }

    @SuppressWarnings("NullAway")
    protected Housekeeping() {
        redis = null;
        store = null;
        errand = null;
        clock = null;
    }

    /** Something was stored. */
    public void noteSave(Workspace workspace) {
        note(workspace, AFTER_A_SAVE, ZAddParams.zAddParams().lt());
    }

    /** All of it is being removed. */
    public void noteRemoval(Workspace workspace) {
        note(workspace, AFTER_A_REMOVAL, ZAddParams.zAddParams());
    }

    /** Does in the background what is due, unless this server is at it already. */
    public void begin() {
        errand.begin();
    }

    /** Does what is due. */
    public void run() {
        var now = (double) clock.instant().toEpochMilli();
        var due = ZRangeParams.zrangeByScoreParams(0, now).limit(0, AT_ONCE);
        redis.call(client -> client.zrange(Keys.TO_CLEAR, due)).stream()
                .filter(this::claim)
                .forEach(this::clear);
    }

    private boolean claim(String member) {
        var now = clock.instant();
        var claimed = redis.script(
                Script.CLAIM.lua(), List.of(Keys.TO_CLEAR), List.of(member, millis(now), millis(now.plus(LONGEST))));
        return Long.valueOf(1).equals(claimed);
    }

    private void clear(String member) {
        var workspace = workspace(member);
        try {
            if (store.collect(workspace)) {
                note(workspace, AGAIN, ZAddParams.zAddParams());
                return;
            }
        } catch (UnknownWorkspaceException e) {
            store.delete(workspace);
        } catch (StorageException e) {
            LOG.log(Level.WARNING, "{0} is not cleared: {1}", workspace.repl(), e.getMessage());
        }
        redis.call(client -> client.zrem(Keys.TO_CLEAR, member));
    }

    private void note(Workspace workspace, Duration delay, ZAddParams how) {
        var due = (double) clock.instant().plus(delay).toEpochMilli();
        redis.call(client -> client.zadd(Keys.TO_CLEAR, due, member(workspace), how));
    }

    private static String member(Workspace workspace) {
        return workspace.owner() + " " + workspace.repl();
    }

    private static Workspace workspace(String member) {
        var space = member.indexOf(' ');
        return new Workspace(new UserId(member.substring(0, space)), new ReplId(member.substring(space + 1)));
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }
}
