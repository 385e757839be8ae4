package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.orchestration.internal.kubernetes.BusyCluster;
import dev.devex.repl.ReplState;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.RecoveredRecords;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Transition;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.StoredWorkspace;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceDescription;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a pass costs in a site of 10,000 repls, of which 1,000 run in a cluster. */
class ReconciliationCostTest {
    private static final int REPLS = 10_000;
    private static final int RUNNING = 1_000;
    private static final int OF_ONE_OWNER = 20;
    private static final int PASSES = 11;
    private static final URI NOT_YET = URI.create("https://not-yet.test");

    private final List<ReplId> repls =
            Stream.generate(ReplId::random).limit(REPLS).toList();

    @RegisterExtension
    final Site site = new Site();

    private BusyCluster cluster;

    @BeforeEach
    void begin() throws IOException {
        cluster = new BusyCluster(repls.subList(0, RUNNING));
        var filler = site.idleServer();
        for (var number = 0; number < REPLS; number++) {
            fill(filler, number);
        }
        repls.subList(0, RUNNING).forEach(repl -> run(filler.records, repl));
    }

    @AfterEach
    void end() throws IOException {
        cluster.close();
    }

    @Test
    void isNoListOfTheClusterAndAFewQuestionsToRedis() {
        var before = heap();
        try (var server = new Server(site.redis.url(), cluster.open(), site.store, site.history, Clock.systemUTC())) {
            Await.until("the sandboxes' addresses are noted", () -> {
                server.reconciler.pass();
                return server.records.find(repls.subList(0, RUNNING)).stream()
                        .noneMatch(record -> NOT_YET.equals(record.url()));
            });
            var asked = server.redis.calls.get();
            var questions = cluster.questions();

            var nanos = Stream.generate(() -> time(server.reconciler))
                    .limit(PASSES)
                    .sorted()
                    .toList();

            assertThat(cluster.questions()).isEqualTo(questions);
            assertThat((server.redis.calls.get() - asked) / PASSES).isLessThan(20);
            String commands = server.redis.call(client -> client.info("commandstats"));
            assertThat(commands).doesNotContain("cmdstat_keys", "cmdstat_scan");
            assertThat(server.records.census()).containsEntry(ReplState.RUNNING, (long) RUNNING);
            System.out.printf(
                    "%d repls, %d running: a pass takes %d ms and asks Redis %d times and the API server never; "
                            + "a core holds %.1f MiB for it%n",
                    REPLS,
                    RUNNING,
                    TimeUnit.NANOSECONDS.toMillis(nanos.get(PASSES / 2)),
                    (server.redis.calls.get() - asked) / PASSES,
                    (heap() - before) / 1048576.0);
        }
    }

    private void fill(Server server, int number) {
        var workspace = new Workspace(new UserId("local:" + number / OF_ONE_OWNER), repls.get(number));
        var description = new WorkspaceDescription("repl " + number, "node", Instant.EPOCH, 1);
        var newest = site.store.snapshot(1, 0, Origin.TEMPLATE);
        new RecoveredRecords(server.redis).recover(new StoredWorkspace(workspace, 0, newest, Optional.of(description)));
    }

    private static void run(ReplRecords records, ReplId repl) {
        records.move(repl, Transition.START, Fields.none());
        records.move(repl, Transition.COME_UP, Fields.none().set("url", NOT_YET));
    }

    private static long time(Reconciler reconciler) {
        var begin = System.nanoTime();
        reconciler.pass();
        return System.nanoTime() - begin;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
