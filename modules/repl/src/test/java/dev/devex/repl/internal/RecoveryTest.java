package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.DELETING;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STARTING;
import static dev.devex.repl.ReplState.STOPPED;
import static dev.devex.repl.ReplState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.repl.ReplState;
import dev.devex.repl.internal.records.Keys;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecoveryTest {
    @RegisterExtension
    final Site site = new Site();

    @Test
    void bringsOneSandboxUpForManyStartsOnTwoServers() throws Exception {
        var one = site.server();
        var two = site.server();
        var id = Site.create(one).id();
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        site.orchestrator.duringStart = () -> most.accumulateAndGet(now.incrementAndGet(), Math::max);

        var together = new CyclicBarrier(8);
        var pool = Executors.newFixedThreadPool(8);
        for (var i = 0; i < 8; i++) {
            var server = i % 2 == 0 ? one : two;
            pool.execute(() -> {
                try {
                    together.await();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                server.repls.start(Site.ADA, id);
            });
        }

        Site.awaitState(one, id, RUNNING);
        pool.shutdown();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(site.orchestrator.starts).hasValue(1);
        assertThat(one.records.get(Site.ADA, id).session()).isEqualTo(1);
    }

    @Test
    void completesAStartWhoseServerDied() throws InterruptedException {
        var id = dyingDuring(STARTING);

        var other = site.server();

        Site.awaitState(other, id, RUNNING);
        assertThat(other.records.get(Site.ADA, id).session()).isEqualTo(1);
        assertThat(site.orchestrator.sandboxes).hasSize(1);
    }

    @Test
    void completesAStopWhoseServerDied() throws InterruptedException {
        var id = dyingDuring(STOPPING);

        var other = site.server();

        Site.awaitState(other, id, STOPPED);
        assertThat(site.store.commits).hasValue(1);
        assertThat(site.orchestrator.sandboxes).isEmpty();
    }

    @Test
    void completesADeletionWhoseServerDied() throws InterruptedException {
        var id = dyingDuring(DELETING);

        var other = site.server();

        Site.awaitGone(other, id);
        assertThat(site.store.stored).isEmpty();
        assertThat(site.orchestrator.sandboxes).isEmpty();
    }

    @Test
    void leavesToALivingServerWhatItHasInHand() throws InterruptedException {
        var server = site.server();
        var id = Site.create(server).id();
        var begun = new CountDownLatch(1);
        var allowed = new CountDownLatch(1);
        site.orchestrator.duringStart = () -> {
            begun.countDown();
            allowed.await();
        };
        server.repls.start(Site.ADA, id);
        begun.await();
        var other = site.server();

        // Longer than a lease lasts that nobody renews.
        var end = System.nanoTime() + Server.PACE.lease().multipliedBy(2).toNanos();
        Await.until("time has passed", () -> System.nanoTime() > end);
        allowed.countDown();

        Site.awaitState(other, id, RUNNING);
        assertThat(site.orchestrator.starts).hasValue(1);
    }

    @Test
    void keepsItsWorkWhileRedisIsAway() throws Exception {
        var server = site.server();
        var id = Site.create(server).id();
        var begun = new CountDownLatch(1);
        var allowed = new CountDownLatch(1);
        site.orchestrator.duringStart = () -> {
            begun.countDown();
            allowed.await();
        };
        server.repls.start(Site.ADA, id);
        begun.await();
        var data = site.stopRedis();
        allowed.countDown();
        Await.until("the sandbox is up", () -> !site.orchestrator.sandboxes.isEmpty());

        site.startRedis(data);

        Site.awaitState(server, id, RUNNING);
        assertThat(site.orchestrator.starts).hasValue(1);
    }

    @Test
    void savesTheUnsavedWorkOfAnEarlierRunThatStandsInTheWayOfAStart() {
        var server = site.server();
        var id = Site.create(server).id();
        server.redis.call(client -> client.hset(Keys.repl(id), "session", "4"));
        site.orchestrator.duringStart = () -> {
            site.orchestrator.put(id, 3, Condition.ENDED);
            throw new SandboxStartException("unsavedWork", "The work of an earlier run has not been saved yet.");
        };

        server.repls.start(Site.ADA, id);

        Await.until("it is saved", () -> site.store.commits.get() == 1);
        Site.awaitState(server, id, STOPPED);
        assertThat(site.orchestrator.sandboxes).isEmpty();
    }

    @Test
    void keepsTheUnsavedWorkOfAnEarlierRunThroughAStartThatMeetsAMishap() {
        var server = site.server();
        var id = Site.create(server).id();
        server.redis.call(client -> client.hset(Keys.repl(id), "session", "4"));

        assertSavedWhenAStartMeetsAMishap(server, id, 3, Condition.ENDED);
    }

    @Test
    void savesWhatRunsAlreadyWhenAStartMeetsAMishap() {
        var server = site.server();
        var id = Site.create(server).id();

        assertSavedWhenAStartMeetsAMishap(server, id, 1, Condition.RUNNING);
    }

    /** What is there then is of that session, and in that condition. */
    private void assertSavedWhenAStartMeetsAMishap(Server server, ReplId id, long session, Condition condition) {
        site.orchestrator.duringStart = () -> {
            site.orchestrator.put(id, session, condition);
            throw new IllegalStateException("What nobody had thought of.");
        };

        server.repls.start(Site.ADA, id);

        Await.until("it is saved", () -> site.store.commits.get() == 1);
        Site.awaitState(server, id, STOPPED);
        assertThat(site.orchestrator.discards).hasValue(0);
    }

    @Test
    void waitsForACluster() {
        var server = site.server();
        var id = Site.running(server).id();
        site.orchestrator.away = true;

        server.repls.stop(Site.ADA, id, false);
        Await.until("it says why", () -> server.repls.get(Site.ADA, id).failure() != null);
        site.orchestrator.away = false;

        Site.awaitState(server, id, STOPPED);
        assertThat(site.store.commits).hasValue(1);
    }

    /** A repl whose server dies while it is in the middle of the work of that state. */
    private ReplId dyingDuring(ReplState state) throws InterruptedException {
        var server = site.server();
        var id = Site.create(server).id();
        var begun = new CountDownLatch(1);
        var first = new AtomicInteger();
        FakeOrchestrator.Action hang = () -> {
            if (first.getAndIncrement() == 0) {
                begun.countDown();
                new CountDownLatch(1).await();
            }
        };
        if (state != STARTING) {
            server.repls.start(Site.ADA, id);
            Site.awaitState(server, id, RUNNING);
        }
        site.orchestrator.duringStart = hang;
        site.orchestrator.duringStop = hang;
        site.orchestrator.duringDiscard = hang;
        switch (state) {
            case STARTING -> server.repls.start(Site.ADA, id);
            case STOPPING -> server.repls.stop(Site.ADA, id, false);
            default -> server.repls.delete(Site.ADA, id);
        }
        begun.await();
        server.die();
        return id;
    }
}
