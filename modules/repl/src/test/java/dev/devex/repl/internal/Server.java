package dev.devex.repl.internal;

import dev.devex.auth.SandboxCaller;
import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Orchestrator;
import dev.devex.repl.internal.background.Ending;
import dev.devex.repl.internal.background.Leases;
import dev.devex.repl.internal.background.Pace;
import dev.devex.repl.internal.background.ReconcilerLease;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.changes.ChangeFeed;
import dev.devex.repl.internal.housekeeping.Descriptions;
import dev.devex.repl.internal.housekeeping.Housekeeping;
import dev.devex.repl.internal.idle.IdleParts;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.UntoldRepls;
import dev.devex.repl.internal.records.WorkQueue;
import dev.devex.repl.internal.sandboxes.ReplWork;
import dev.devex.repl.internal.sandboxes.Sandboxes;
import dev.devex.repl.internal.sandboxes.Workers;
import jakarta.enterprise.event.Startup;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** All of this module as one server of a site has it. */
public final class Server implements AutoCloseable {
    static final int LIMIT = 3;
    static final Pace PACE = new Pace(
            Duration.ofSeconds(2),
            Duration.ofMillis(100),
            Duration.ofMillis(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(20),
            Duration.ofMillis(200));

    final MortalRedis redis;
    final ReplRecords records;
    final WorkQueue queue;
    final UntoldRepls untold;
    final ReplWork work;
    final Lifecycle repls;
    final WorkspaceDesk desk;
    final Drain drain;
    final Housekeeping housekeeping;
    final IdleParts idle;
    final ReconcilerLease lease;
    final Sandboxes sandboxes;
    public final Threads threads = new Threads();
    public final ChangeFeed feed;
    final Reconciler reconciler;

    Server(URI redisUrl, Orchestrator orchestrator, FakeStore store, FakeHistory history, Clock clock) {
        var tokens = new FakeTokens();
        redis = new MortalRedis(redisUrl);
        records = new ReplRecords(redis);
        queue = new WorkQueue(redis);
        lease = new ReconcilerLease(redis, PACE);
        var leases = new Leases(redis, threads, PACE);
        var ending = new Ending();
        housekeeping = new Housekeeping(redis, store, threads, clock);
        var workers = Workers.of(
                records,
                orchestrator,
                store,
                history,
                new FakeArchive(store),
                redis,
                housekeeping,
                tokens,
                leases,
                threads,
                ending,
                PACE);
        work = workers.work();
        sandboxes = workers.sandboxes();
        idle = IdleParts.of(redis, records, work, threads, clock);
        feed = new ChangeFeed(redis, records, workers.efforts(), threads);
        var creation = new Creation(redis, records, store, history, LIMIT, PACE);
        var restoration = new Restoration(records, history, workers.bringBack(), work);
        untold = new UntoldRepls(redis, records);
        var descriptions = new Descriptions(untold, store, threads);
        repls = new Lifecycle(records, creation, restoration, work, descriptions, tokens, ending);
        desk = new WorkspaceDesk(records, store, tokens, housekeeping);
        drain = new Drain(records, queue, repls, feed, ending);
        reconciler = new Reconciler(
                work,
                workers.efforts(),
                creation,
                workers.sandboxes(),
                lease,
                housekeeping,
                descriptions,
                feed,
                threads,
                PACE);
    }

    Server begin() {
        reconciler.begin(new Startup());
        return this;
    }

    /** Stops in the middle of everything, as by {@code kill -9}: nothing is put in order, no lease is given back. */
    void die() {
        redis.die();
    }

    @Override
    public void close() {
        die();
        feed.end();
        threads.end();
    }

    record Runner(ReplId repl, long session) implements SandboxCaller {}
}
