package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.repl.Failure;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Starts while what sandboxes run on cannot be reached. */
class ClusterAwayTest {
    private static final Failure AWAY = new Failure("unavailable", "The cluster is away.");

    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.server();
    private final ReplId id = Site.create(server).id();

    @Test
    void areToldWhatTheyWaitForAndForgetItThen() {
        List<@Nullable Failure> seen = new CopyOnWriteArrayList<>();
        site.orchestrator.duringStart = () -> {
            if (site.orchestrator.starts.get() == 1) {
                throw away();
            }
            seen.add(failure());
        };

        server.repls.start(Site.ADA, id);

        Site.awaitState(server, id, RUNNING);
        assertThat(seen).containsExactly(AWAY);
        assertThat(failure()).isNull();
    }

    @Test
    void beginAnewWhenWhatWasBegunBreaksOffHoweverLongItTook() {
        site.orchestrator.duringStart = () -> {
            if (site.orchestrator.starts.get() == 1) {
                var end = Instant.now().plus(Server.PACE.startPatience());
                Await.until("more time than anybody's patience is over", () -> Instant.now()
                        .isAfter(end));
                throw away();
            }
        };

        server.repls.start(Site.ADA, id);

        Site.awaitState(server, id, RUNNING);
    }

    @Test
    void failWhenTheyHaveWaitedForTooLong() {
        site.orchestrator.duringStart = () -> {
            throw away();
        };

        server.repls.start(Site.ADA, id);

        Site.awaitState(server, id, FAILED);
        assertThat(failure()).isEqualTo(AWAY);
        assertThat(site.orchestrator.sandboxes).isEmpty();
    }

    @Test
    void areUndoneOnceItIsBackWhenTheyWereGivenUpWithoutIt() {
        site.orchestrator.duringStart = () -> {
            site.orchestrator.put(id, 1, Condition.STARTING);
            site.orchestrator.away = true;
            throw away();
        };
        server.repls.start(Site.ADA, id);
        Site.awaitState(server, id, FAILED);
        var failure = failure();
        assertThat(failure).isNotNull();
        assertThat(site.orchestrator.sandboxes).containsKey(id);

        site.orchestrator.away = false;

        Await.until("it is undone", () -> site.orchestrator.sandboxes.isEmpty());
        Site.awaitState(server, id, FAILED);
        assertThat(failure()).isEqualTo(failure);
        assertThat(site.orchestrator.stops).hasValue(0);
    }

    private @Nullable Failure failure() {
        return server.repls.get(Site.ADA, id).failure();
    }

    private static UnavailableException away() {
        return new UnavailableException("The cluster is away.", new IllegalStateException());
    }
}
