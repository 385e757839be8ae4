package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.repl.ReplState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DrainTest {
    private final ArrayList<String> lines = new ArrayList<>();

    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.server();

    @Test
    void savesWhatRunsAndSaysSo() throws InterruptedException {
        Site.running(server);
        var starting = Site.create(server).id();
        site.orchestrator.duringStart = new CountDownLatch(1)::await;
        server.repls.start(Site.ADA, starting);

        server.drain.run(Duration.ofSeconds(60), lines::add);

        assertThat(lines).containsExactly("saving 2 repls", "saved my app (1 of 2)", "saved my app (2 of 2)");
        assertThat(server.repls.of(Site.ADA)).extracting("state").containsOnly(ReplState.STOPPED);
        assertThat(site.orchestrator.sandboxes).isEmpty();
    }

    @Test
    void hasNothingToDoWhereNothingRuns() throws InterruptedException {
        Site.create(server);

        server.drain.run(Duration.ofSeconds(60), lines::add);

        assertThat(lines).containsExactly("nothing to save");
    }

    @Test
    void startsNothingAnyMore() throws InterruptedException {
        var id = Site.create(server).id();

        server.drain.run(Duration.ofSeconds(60), lines::add);

        assertThatThrownBy(() -> server.repls.start(Site.ADA, id)).isInstanceOf(UnavailableException.class);
        assertThat(server.repls.get(Site.ADA, id).state()).isEqualTo(ReplState.STOPPED);
    }

    @Test
    void bringsNothingUpAgainThatItsOwnerHasToChangeFirst() throws InterruptedException {
        var id = Site.running(server).id();
        site.orchestrator.duringStop = () -> {
            throw new SaveFailedException(SaveFailedException.UNSAVABLE, "It is too large.");
        };

        server.drain.run(Duration.ofSeconds(60), lines::add);

        assertThat(lines)
                .containsExactly("saving 1 repl", "could not save my app, which is kept as it is: It is too large.");
        assertThat(server.repls.get(Site.ADA, id).state()).isEqualTo(ReplState.STOPPING);
        assertThat(site.orchestrator.resumes).hasValue(0);
        server.close();

        var next = site.server();

        Site.awaitState(next, id, ReplState.RUNNING);
    }

    @Test
    void callsNothingSavedWhoseWorkIsGone() throws InterruptedException {
        Site.running(server);
        site.orchestrator.workGone = true;

        server.drain.run(Duration.ofSeconds(60), lines::add);

        assertThat(lines).containsExactly("saving 1 repl", "ended my app (1 of 1)");
    }

    @Test
    void leavesForTheNextStartWhatIsNotSavedInTime() throws InterruptedException {
        var id = Site.running(server).id();
        site.orchestrator.duringStop = new CountDownLatch(1)::await;

        server.drain.run(Duration.ofMillis(50), lines::add);
        assertThat(lines)
                .containsExactly("saving 1 repl", "could not save my app in time; it is saved at the next start");
        server.close();
        site.orchestrator.duringStop = () -> {};

        var next = site.server();

        Site.awaitState(next, id, ReplState.STOPPED);
        assertThat(site.store.commits).hasValue(1);
    }
}
