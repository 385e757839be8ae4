package dev.devex.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SandboxWorld.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every orchestrator does, whatever its sandboxes run on. */
public abstract class OrchestratorContract {
    private final ReplId repl = ReplId.random();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SandboxWorld world;
    private Orchestrator orchestrator;

    /** An empty world, in which a start may take a few seconds and a save as well. */
    protected abstract SandboxWorld world() throws Exception;

    @BeforeEach
    void open() throws Exception {
        world = world();
        orchestrator = world.open();
        world.store(repl, "main.txt", "as stored");
    }

    @AfterEach
    void removeAll() throws Exception {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        for (var sandbox : orchestrator.sandboxes()) {
            orchestrator.discard(sandbox.repl());
        }
    }

    @Test
    void startsRunnerThatAnswers() throws Exception {
        var url = orchestrator.start(spec(1));
        assertThat(ping(url)).isEqualTo(200);
        assertThat(orchestrator.find(repl)).contains(new Sandbox(repl, 1, Condition.RUNNING, url));
    }

    @Test
    void restoresWhatIsStored() throws Exception {
        orchestrator.start(spec(1));
        assertThat(world.seen(repl, "main.txt")).contains("as stored");
    }

    @Test
    void answersRepeatedStartWithTheSameSandbox() throws Exception {
        var url = orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        assertThat(orchestrator.start(spec(1))).isEqualTo(url);
        assertThat(orchestrator.sandboxes()).hasSize(1);
        assertThat(world.seen(repl, "main.txt")).contains("edited");
    }

    @Test
    void savesWorkWhenStopped() throws Exception {
        orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        assertThat(orchestrator.stop(spec(1))).isEqualTo(StopResult.SAVED);
        assertThat(world.stored(repl, "main.txt")).contains("edited");
        assertThat(orchestrator.find(repl)).isEmpty();
        assertThat(orchestrator.sandboxes()).isEmpty();
        assertThat(orchestrator.stop(spec(1))).isEqualTo(StopResult.NOTHING_TO_SAVE);
    }

    @Test
    void startsAgainAfterStop() throws Exception {
        orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        orchestrator.stop(spec(1));
        orchestrator.start(spec(2));
        assertThat(world.seen(repl, "main.txt")).contains("edited");
        assertThat(orchestrator.find(repl).map(Sandbox::session)).contains(2L);
    }

    @Test
    void stopsAndDiscardsWhatIsNotThere() throws Exception {
        assertThat(orchestrator.stop(spec(1))).isEqualTo(StopResult.NOTHING_TO_SAVE);
        orchestrator.discard(repl);
        assertThat(orchestrator.find(repl)).isEmpty();
        assertThat(world.stored(repl, "main.txt")).contains("as stored");
    }

    @Test
    void givesUpWorkWhenDiscarded() throws Exception {
        var url = orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        orchestrator.discard(repl);
        assertThat(orchestrator.find(repl)).isEmpty();
        assertThat(world.stored(repl, "main.txt")).contains("as stored");
        assertThatThrownBy(() -> ping(url)).isInstanceOf(IOException.class);
    }

    @Test
    void leavesNothingWhenRestoreFails() throws Exception {
        world.fail(Step.RESTORE, 1, "The copy is damaged.");
        assertStartFails("restoreFailed").hasMessage("The copy is damaged.");
        assertThat(orchestrator.sandboxes()).isEmpty();
    }

    @Test
    void saysThatStoreIsAway() throws Exception {
        world.fail(Step.RESTORE, 4, "The store cannot be reached.");
        assertStartFails("storeUnreachable").hasMessage("The store cannot be reached.");
        world.heal(Step.RESTORE);
        orchestrator.start(spec(2));
        assertThat(world.seen(repl, "main.txt")).contains("as stored");
    }

    @Test
    void leavesNothingWhenRunnerEndsAtOnce() throws Exception {
        world.fail(Step.SERVE, 1, "No.");
        assertStartFails("runnerFailed").hasMessageStartingWith("No. Try again");
        assertThat(orchestrator.sandboxes()).isEmpty();
    }

    @Test
    void leavesNothingWhenRunnerNeverAnswers() throws Exception {
        world.hang(Step.SERVE);
        orchestrator = world.openImpatient();
        assertStartFails("startTimedOut");
        assertThat(orchestrator.sandboxes()).isEmpty();
    }

    @Test
    void leavesNothingWhenRestoreIsInterrupted() throws Exception {
        world.hang(Step.RESTORE);
        var starting = inBackground(() -> orchestrator.start(spec(1)));
        Await.until(() -> world.isUnderWay(Step.RESTORE, repl));
        assertThat(orchestrator.find(repl).map(Sandbox::condition)).contains(Condition.STARTING);
        threads.shutdownNow();
        assertThatThrownBy(() -> starting.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(orchestrator.sandboxes()).isEmpty();
        assertThat(world.isUnderWay(Step.RESTORE, repl)).isFalse();
    }

    @Test
    void keepsWorkWhenSaveFailsAndSavesItLater() throws Exception {
        orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        world.fail(Step.SAVE, 4, "The store cannot be reached.");
        for (var tries = 0; tries < 2; tries++) {
            assertStopFails("storeUnreachable");
            assertThat(orchestrator.find(repl)).contains(new Sandbox(repl, 1, Condition.ENDED, null));
        }
        world.heal(Step.SAVE);
        orchestrator.stop(spec(1));
        assertThat(world.stored(repl, "main.txt")).contains("edited");
        assertThat(orchestrator.find(repl)).isEmpty();
    }

    @Test
    void keepsWorkWhenSaveIsRefused() throws Exception {
        orchestrator.start(spec(1));
        world.fail(Step.SAVE, 3, "Another run has begun.");
        assertStopFails("saveRefused");
        assertThat(orchestrator.find(repl).map(Sandbox::condition)).contains(Condition.ENDED);
    }

    @Test
    void goesOnWithWorkThatItsOwnerHasToChangeFirst() throws Exception {
        orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "too large");
        world.fail(Step.SAVE, 5, "It is too large.");
        assertStopFails(SaveFailedException.UNSAVABLE);
        var url = orchestrator.resume(spec(1));
        assertThat(ping(url)).isEqualTo(200);
        assertThat(orchestrator.sandboxes()).containsExactly(new Sandbox(repl, 1, Condition.RUNNING, url));
        world.edit(repl, "main.txt", "small");
        world.heal(Step.SAVE);
        orchestrator.stop(spec(1));
        assertThat(world.stored(repl, "main.txt")).contains("small");
    }

    @Test
    void keepsWorkWhenItCannotGoOn() throws Exception {
        orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        world.fail(Step.SAVE, 5, "It is too large.");
        assertStopFails(SaveFailedException.UNSAVABLE);
        world.fail(Step.SERVE, 1, "No.");
        assertThatThrownBy(() -> orchestrator.resume(spec(1))).isInstanceOf(SandboxStartException.class);
        assertThat(orchestrator.find(repl)).contains(new Sandbox(repl, 1, Condition.ENDED, null));
        world.heal(Step.SAVE);
        orchestrator.stop(spec(1));
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    @Test
    void cannotGoOnWithWhatIsNotThere() {
        assertThatThrownBy(() -> orchestrator.resume(spec(1))).isInstanceOf(SandboxStartException.class);
        assertThat(orchestrator.sandboxes()).isEmpty();
    }

    @Test
    void keepsWorkWhenSaveIsInterrupted() throws Exception {
        orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        world.hang(Step.SAVE);
        var stopping = inBackground(() -> {
            orchestrator.stop(spec(1));
            return repl;
        });
        Await.until(() -> world.isUnderWay(Step.SAVE, repl));
        threads.shutdownNow();
        assertThatThrownBy(() -> stopping.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(InterruptedException.class);
        world.heal(Step.SAVE);
        orchestrator.stop(spec(1));
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    @Test
    void tellsWhenRunnerHasEnded() throws Exception {
        orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        world.killRunner(repl);
        awaitEnded();
        assertThat(orchestrator.sandboxes()).hasSize(1);
        orchestrator.stop(spec(1));
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    @Test
    void tellsWhenWhatASandboxHeldIsGone() throws Exception {
        orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        world.loseWork(repl);
        assertThat(orchestrator.stop(spec(1))).isEqualTo(StopResult.WORK_GONE);
        assertThat(orchestrator.find(repl)).isEmpty();
        assertThat(world.stored(repl, "main.txt")).contains("as stored");
    }

    @Test
    void refusesToStartOverUnsavedWork() throws Exception {
        orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        assertThatThrownBy(() -> orchestrator.start(spec(2)))
                .isInstanceOfSatisfying(
                        SandboxStartException.class, e -> assertThat(e.reason()).isEqualTo("unsavedWork"));
        world.killRunner(repl);
        awaitEnded();
        assertStartFails("unsavedWork");
        orchestrator.stop(spec(2));
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    @Test
    void findsWhatAnotherServerStarted() throws Exception {
        var url = orchestrator.start(spec(1));
        world.edit(repl, "main.txt", "edited");
        var next = world.open();
        assertThat(next.sandboxes()).containsExactly(new Sandbox(repl, 1, Condition.RUNNING, url));
        assertThat(next.start(spec(1))).isEqualTo(url);
        next.stop(spec(1));
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    @Test
    void startsTwoAtOnce() throws Exception {
        var other = ReplId.random();
        world.store(other, "main.txt", "other");
        var first = inBackground(() -> orchestrator.start(spec(1)));
        var second = inBackground(() -> orchestrator.start(new SandboxSpec(other, "node", 1, "token", "{}")));
        assertThat(first.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isNotEqualTo(second.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        orchestrator.discard(repl);
        assertThat(orchestrator.sandboxes()).extracting(Sandbox::repl).containsExactly(other);
        assertThat(ping(second.get())).isEqualTo(200);
        assertThat(world.seen(other, "main.txt")).contains("other");
    }

    @Test
    void isReadyToRunSandboxes() {
        orchestrator.check();
    }

    private SandboxSpec spec(long session) {
        return new SandboxSpec(repl, "node", session, "token", "{\"keys\":[]}");
    }

    private AbstractThrowableAssert<?, ?> assertStartFails(String reason) {
        return assertThatThrownBy(() -> orchestrator.start(spec(1)))
                .isInstanceOfSatisfying(
                        SandboxStartException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private void awaitEnded() throws Exception {
        Await.until(() -> orchestrator.find(repl).map(Sandbox::condition).equals(Optional.of(Condition.ENDED)));
    }

    private void assertStopFails(String reason) {
        assertThatThrownBy(() -> orchestrator.stop(spec(1)))
                .isInstanceOfSatisfying(
                        SaveFailedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private <T> Future<T> inBackground(Callable<T> task) {
        return threads.submit(task);
    }

    private static int ping(URI url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/ping")).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
