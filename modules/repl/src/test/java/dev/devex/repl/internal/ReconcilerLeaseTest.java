package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.repl.ReplState;
import dev.devex.repl.internal.records.Fence;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.Keys;
import dev.devex.repl.internal.records.Transition;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server at a time has the sandboxes compared with the records. */
class ReconcilerLeaseTest {
    @RegisterExtension
    final Site site = new Site();

    private final Server one = site.idleServer();
    private final Server two = site.idleServer();

    @Test
    void isKeptByItsHolderUnderOneToken() {
        var fence = one.lease.take();

        assertThat(fence).isPresent();
        assertThat(two.lease.take()).isEmpty();
        assertThat(one.lease.take()).isEqualTo(fence);
    }

    @Test
    void goesToAnotherUnderAHigherTokenOnceItsHolderIsDead() {
        var first = take(one);

        Await.until("it has run out", () -> two.lease.take().isPresent());

        assertThat(take(two).token()).isGreaterThan(first.token());
        assertThat(one.lease.take()).isEmpty();
    }

    @Test
    void isReleasedByItsHolderAlone() {
        var first = take(one);
        two.lease.release();
        assertThat(two.lease.take()).isEmpty();

        one.lease.release();

        assertThat(take(two).token()).isGreaterThan(first.token());
    }

    @Test
    void givesNoTokenTwiceThoughRedisWasEmptied() {
        var first = take(one);

        two.redis.call(client -> client.flushAll());

        assertThat(take(two).token()).isGreaterThan(first.token());
    }

    @Test
    void givesNoTokenTwiceThoughRedisIsAheadOfTheClock() {
        var future = Long.toString(2 * take(one).token());
        one.lease.release();
        one.redis.call(client -> client.set(Keys.FENCE, future));

        assertThat(take(two).token()).isEqualTo(Long.parseLong(future) + 1);
    }

    @Test
    void refusesWhatAFormerHolderWrites() {
        var record = one.records.find(Site.running(one).id()).orElseThrow();
        var former = take(one);
        one.lease.release();
        var latest = take(two);

        assertThat(one.records.set(former, record, url()).done()).isFalse();
        assertThat(one.records.move(former, record, Transition.LOSE, url()).done())
                .isFalse();
        assertThat(one.records.find(record.id())).contains(record);

        assertThat(two.records.set(latest, record, url()).done()).isTrue();
        assertThat(two.records.move(latest, record, Transition.LOSE, url()).done())
                .isTrue();
    }

    @Test
    void refusesWhatAHolderFoundThatWasHeldUp() throws InterruptedException {
        var id = Site.running(one).id();
        var sandbox = Objects.requireNonNull(site.orchestrator.sandboxes.remove(id));
        var missed = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        site.orchestrator.duringFind = () -> {
            missed.countDown();
            await(other);
        };
        var late = new Thread(one.reconciler::pass);
        late.start();
        missed.await();
        site.orchestrator.sandboxes.put(id, sandbox);

        Await.until("another takes over", () -> two.lease.take().isPresent());
        other.countDown();
        late.join();

        assertThat(one.records.find(id))
                .hasValueSatisfying(record -> assertThat(record.state()).isEqualTo(ReplState.RUNNING));
    }

    @Test
    void isLeftToAnotherByOneThatCannotSeeTheSandboxes() {
        site.orchestrator.away = true;

        one.reconciler.pass();

        assertThat(two.lease.take()).isPresent();
    }

    @Test
    void keepsASecondServerFromLooking() {
        one.reconciler.pass();
        var looks = site.orchestrator.looks.get();

        two.reconciler.pass();
        assertThat(site.orchestrator.looks).hasValue(looks);

        one.reconciler.pass();
        assertThat(site.orchestrator.looks).hasValue(looks + 1);
    }

    private static Fence take(Server server) {
        return server.lease.take().orElseThrow();
    }

    private static Fields url() {
        return Fields.none().set("url", "http://localhost:1");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
