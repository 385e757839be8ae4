package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.UnavailableException;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplState;
import dev.devex.repl.TooManyReplsException;
import dev.devex.repl.UnknownReplException;
import dev.devex.repl.internal.records.Keys;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.UnknownSnapshotException;
import dev.devex.storage.UnknownTemplateException;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreationTest {
    private static final ReplName NAME = new ReplName("my app");

    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.idleServer();

    @Test
    void listsTheOldestFirst() {
        var first = Site.create(server);
        var second = Site.create(server);

        assertThat(server.repls.of(Site.ADA)).containsExactly(first, second);
    }

    @Test
    void showsNoReplWhoseWorkspaceIsNotStoredYet() {
        site.store.beforeCreate = () -> assertThat(server.repls.of(Site.ADA)).isEmpty();

        var repl = Site.create(server);

        assertThat(server.repls.of(Site.ADA)).containsExactly(repl);
    }

    @Test
    void leavesNothingOfAnUnknownTemplate() {
        assertThatThrownBy(() -> server.repls.create(Site.ADA, NAME, "../secrets"))
                .isInstanceOf(UnknownTemplateException.class);

        assertNothingIsLeft();
    }

    @Test
    void leavesNothingWhenTheStoreGoesAway() {
        site.store.away = true;
        assertThatThrownBy(() -> Site.create(server)).isInstanceOf(UnavailableException.class);

        site.store.away = false;
        site.server();

        Await.until(
                "all is cleaned up",
                () -> server.redis.call(client -> client.keys("devex:repl*")).isEmpty());
    }

    @Test
    void removesWhatAServerThatDiedHadBegun() {
        site.store.beforeCreate = server::die;
        assertThatThrownBy(() -> Site.create(server)).isInstanceOf(UnavailableException.class);
        assertThat(site.store.stored).hasSize(1);
        site.store.beforeCreate = () -> {};

        var other = site.server();

        Await.until("the workspace is removed", site.store.stored::isEmpty);
        Await.until(
                "the place is free",
                () -> other.redis.call(client -> client.keys("devex:repl*")).isEmpty());
    }

    @Test
    void leavesTheWorkOfAReplThatABackupStillCallsBeingMade() {
        var repl = Site.create(server);
        site.store.begin(1);
        var member = Site.ADA + " " + repl.id();
        server.redis.call(client -> client.flushAll());
        server.redis.call(client -> client.zadd(Keys.CREATING, 0, member));

        var other = site.server();

        Await.until(
                "it is forgotten",
                () -> !other.redis.call(client -> client.exists(Keys.CREATING) || client.exists(Keys.ABANDONED)));
        assertThat(site.store.stored).hasSize(1);
    }

    @Test
    void makesNothingVisibleThatWasGivenUpMeanwhile() {
        var other = site.idleServer();
        site.store.beforeCreate = () -> {
            other.redis.call(client -> client.del(Keys.CREATING));
        };

        assertThatThrownBy(() -> Site.create(server)).isInstanceOf(UnavailableException.class);

        assertThat(server.repls.of(Site.ADA)).isEmpty();
        assertThat(site.store.stored).isEmpty();
    }

    @Test
    void forksUnderTheNameAskedForAndFromTheSameTemplate() {
        var repl = Site.create(server);

        var fork = server.repls.fork(Site.ADA, repl.id(), SnapshotId.of("2"), new ReplName("fork"));

        assertThat(fork.name()).isEqualTo(new ReplName("fork"));
        assertThat(fork.template()).isEqualTo("node");
        assertThat(fork.state()).isEqualTo(ReplState.STOPPED);
        assertThat(server.repls.of(Site.ADA)).containsExactly(repl, fork);
        assertThat(site.store.stored).hasSize(2);
    }

    @Test
    void forksNoMoreThanTheLimitAndOnlyForTheOwner() {
        var id = Site.create(server).id();
        assertThatThrownBy(() -> server.repls.fork(Site.EVE, id, SnapshotId.of("2"), NAME))
                .isInstanceOf(UnknownReplException.class);
        Site.create(server);
        Site.create(server);

        assertThatThrownBy(() -> server.repls.fork(Site.ADA, id, SnapshotId.of("2"), NAME))
                .isInstanceOf(TooManyReplsException.class);

        assertThat(site.store.stored).hasSize(3);
    }

    @Test
    void leavesNothingOfAForkThatFails() {
        var repl = Site.create(server);

        assertThatThrownBy(() -> server.repls.fork(Site.ADA, repl.id(), SnapshotId.of("9"), NAME))
                .isInstanceOf(UnknownSnapshotException.class);

        assertThat(server.repls.of(Site.ADA)).containsExactly(repl);
        long places = server.redis.call(client -> client.zcard(Keys.of(Site.ADA)));
        assertThat(places).isEqualTo(1);
        assertThat(site.store.stored).hasSize(1);
    }

    @Test
    void holdsTheLimitWhenManyAreMadeAtOnce() throws Exception {
        var other = site.idleServer();
        var tasks = 4 * Server.LIMIT;
        var together = new CyclicBarrier(tasks);
        var pool = Executors.newFixedThreadPool(tasks);
        var results = new ArrayList<Future<Boolean>>();
        for (var i = 0; i < tasks; i++) {
            var one = i % 2 == 0 ? server : other;
            results.add(pool.submit(creating(one, together)));
        }

        assertThat(results.stream().filter(CreationTest::succeeded)).hasSize(Server.LIMIT);
        assertThat(server.repls.of(Site.ADA)).hasSize(Server.LIMIT);
        assertThat(server.repls.create(Site.EVE, NAME, "node")).isNotNull();
        pool.shutdown();
    }

    @Test
    void makesRoomByDeleting() {
        var busy = site.server();
        var repl = Site.create(server);
        Site.create(server);
        Site.create(server);
        assertThatThrownBy(() -> Site.create(server)).isInstanceOf(TooManyReplsException.class);

        server.repls.delete(Site.ADA, repl.id());
        Site.awaitGone(busy, repl.id());

        assertThat(Site.create(server)).isNotNull();
    }

    private static Callable<Boolean> creating(Server server, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                Site.create(server);
                return true;
            } catch (TooManyReplsException e) {
                return false;
            }
        };
    }

    private static boolean succeeded(Future<Boolean> result) {
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void assertNothingIsLeft() {
        assertThat(site.store.stored).isEmpty();
        Set<String> keys = server.redis.call(client -> client.keys("devex:*"));
        assertThat(keys).isEmpty();
    }
}
