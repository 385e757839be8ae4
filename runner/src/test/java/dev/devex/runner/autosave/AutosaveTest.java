package dev.devex.runner.autosave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.files.FileChange;
import dev.devex.runner.files.FileChange.Kind;
import dev.devex.runner.watch.FileChanges;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With a clock that is moved by hand and a save that ends when it is told to. */
class AutosaveTest {
    private static final long FOR_LONG = SaveSchedule.UNASKED / 2;

    private final Hands hands = new Hands();
    private final UnsavedWork unsaved = new UnsavedWork(() -> hands.now);
    private final Autosave autosave = new Autosave(hands::begin, hands::after, () -> hands.now, unsaved);

    @Test
    void savesOnceSoonAfterTheStart() {
        hands.pass(SaveSchedule.QUIET);
        assertThat(hands.begun).isEqualTo(1);
        hands.finish(SaveResult.UNCHANGED);
        hands.pass(FOR_LONG);
        assertThat(hands.begun).isEqualTo(1);
    }

    @Test
    void savesWhenChangesHaveGoneQuiet() {
        settle();
        change("a/file");
        hands.pass(SaveSchedule.QUIET - 1);
        change("a/file");
        hands.pass(SaveSchedule.QUIET - 1);
        assertThat(hands.begun).isZero();
        hands.pass(1);
        assertThat(hands.begun).isEqualTo(1);
        hands.finish(SaveResult.STORED);
        hands.pass(FOR_LONG);
        assertThat(hands.begun).isEqualTo(1);
    }

    @Test
    void savesAtTheLatestAfterAWhileThoughChangesGoOn() {
        settle();
        changeFor(SaveSchedule.LONGEST - SECOND);
        assertThat(hands.begun).isZero();
        changeFor(SECOND);
        assertThat(hands.begun).isEqualTo(1);
        hands.finish(SaveResult.STORED);
        changeFor(SaveSchedule.LONGEST - SECOND);
        assertThat(hands.begun).isEqualTo(1);
        changeFor(2 * SECOND);
        assertThat(hands.begun).isEqualTo(2);
    }

    @Test
    void runsOneSaveAtATimeAndAnotherForWhatChangedMeanwhile() {
        settle();
        change("a/file");
        hands.pass(SaveSchedule.QUIET);
        change("a/file");
        hands.pass(FOR_LONG);
        assertThat(hands.begun).isEqualTo(1);
        hands.finish(SaveResult.STORED);
        hands.pass(0);
        assertThat(hands.begun).isEqualTo(2);
    }

    @Test
    void triesAgainWithGrowingPausesAfterFailures() {
        settle();
        change("a/file");
        hands.pass(SaveSchedule.QUIET);
        for (long pause : List.of(2L, 4L, 8L, 16L, 32L, 60L, 60L)) {
            int before = hands.begun;
            hands.finish(SaveResult.FAILED);
            change("a/file");
            hands.pass(TimeUnit.SECONDS.toNanos(pause) - 1);
            assertThat(hands.begun).isEqualTo(before);
            hands.pass(1);
            assertThat(hands.begun).isEqualTo(before + 1);
        }
        hands.finish(SaveResult.STORED);
        change("a/file");
        hands.pass(SaveSchedule.QUIET);
        hands.finish(SaveResult.FAILED);
        hands.begun = 0;
        hands.pass(SaveSchedule.FIRST_PAUSE);
        assertThat(hands.begun).isEqualTo(1);
    }

    @Test
    void waitsLongAfterARefusal() {
        settle();
        change("a/file");
        hands.pass(SaveSchedule.QUIET);
        hands.finish(SaveResult.REFUSED);
        change("a/file");
        hands.pass(SaveSchedule.LONGEST_PAUSE - 1);
        assertThat(hands.begun).isEqualTo(1);
        hands.pass(1);
        assertThat(hands.begun).isEqualTo(2);
    }

    @Test
    void growsSlowWhileChangesComeToNothingAndQuickAgainAfterOneThatCounts() {
        settle();
        for (long quiet : List.of(3L, 6L, 12L, 24L, 30L, 30L)) {
            change("a/file");
            hands.pass(TimeUnit.SECONDS.toNanos(quiet) - 1);
            assertThat(hands.begun).isZero();
            hands.pass(1);
            hands.finish(SaveResult.UNCHANGED);
            hands.begun = 0;
        }
        change("a/file");
        hands.pass(SaveSchedule.LONGEST);
        hands.finish(SaveResult.STORED);
        change("a/file");
        hands.pass(SaveSchedule.QUIET);
        assertThat(hands.begun).isEqualTo(2);
    }

    @Test
    void looksNowAndThenForWhatNobodyTold() {
        settle();
        hands.pass(SaveSchedule.UNASKED - 1);
        assertThat(hands.begun).isZero();
        hands.pass(1);
        assertThat(hands.begun).isEqualTo(1);
        hands.finish(SaveResult.UNCHANGED);
        change("a/file");
        hands.pass(SaveSchedule.QUIET);
        assertThat(hands.begun).isEqualTo(2);
    }

    @Test
    void savesOnceMoreAtTheEndAndNeverAgain() throws Exception {
        settle();
        change("a/file");
        autosave.close();
        hands.pass(FOR_LONG);
        assertThat(hands.begun).isZero();
        Thread end = new Thread(autosave::saveLast);
        end.start();
        hands.finishNext(SaveResult.STORED);
        end.join();
        hands.pass(FOR_LONG);
        assertThat(hands.begun).isEqualTo(1);
    }

    @Test
    void letsASaveThatIsUnderWayEndBeforeTheLastOne() throws Exception {
        settle();
        change("a/file");
        hands.pass(SaveSchedule.QUIET);
        CompletableFuture<SaveResult> underWay = hands.underWay;
        autosave.close();
        Thread end = new Thread(autosave::saveLast);
        end.start();
        assertThat(hands.begun).isEqualTo(1);
        underWay.complete(SaveResult.FAILED);
        hands.finishNext(SaveResult.STORED);
        end.join();
        assertThat(hands.begun).isEqualTo(2);
    }

    @Test
    void looksOnlyIntoTheFoldersWithChanges() {
        settle();
        change("a/one");
        change("a/two");
        autosave.change(Roots.HOME, changed(".bashrc"));
        hands.pass(SaveSchedule.QUIET);
        assertThat(hands.scope.folders()).containsExactlyInAnyOrder("workspace/a", "home");
        change("b/c/three");
        hands.finish(SaveResult.STORED);
        hands.pass(SaveSchedule.QUIET);
        assertThat(hands.scope.folders()).containsExactly("workspace/b/c");
    }

    @Test
    void looksEverywhereAtTheStartAndAfterAFailure() {
        hands.pass(SaveSchedule.QUIET);
        assertThat(hands.scope.isEverything()).isTrue();
        hands.finish(SaveResult.STORED);
        change("a/file");
        hands.pass(SaveSchedule.QUIET);
        assertThat(hands.scope.isEverything()).isFalse();
        hands.finish(SaveResult.FAILED);
        change("a/file");
        hands.pass(SaveSchedule.FIRST_PAUSE);
        assertThat(hands.scope.isEverything()).isTrue();
    }

    @Test
    void looksEverywhereWhereChangesAreNotAllKnown() {
        settle();
        change("a/file");
        autosave.change(Roots.WORKSPACE, FileChanges.RESCAN);
        assertLooksEverywhere();
        change("not\uFFFDtext/file");
        assertLooksEverywhere();
        for (int folder = 0; folder <= ChangedFolders.MOST; folder++) {
            change("folder" + folder + "/file");
        }
        assertLooksEverywhere();
    }

    @Test
    void looksEverywhereNowAndThenThoughChangesAreKnown() {
        settle();
        changeFor(ChangedFolders.TRUST / 2);
        assertThat(hands.scope.isEverything()).isFalse();
        hands.finish(SaveResult.STORED);
        changeFor(ChangedFolders.TRUST);
        assertThat(hands.scope.isEverything()).isTrue();
    }

    private void assertLooksEverywhere() {
        hands.pass(SaveSchedule.QUIET);
        assertThat(hands.scope.isEverything()).isTrue();
        hands.finish(SaveResult.STORED);
    }

    private void change(String path) {
        autosave.change(Roots.WORKSPACE, changed(path));
    }

    private static FileChanges changed(String path) {
        return new FileChanges(List.of(new FileChange(path, Kind.MODIFIED)), false);
    }

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private void settle() {
        hands.pass(SaveSchedule.QUIET);
        hands.finish(SaveResult.STORED);
        hands.begun = 0;
    }

    private void changeFor(long nanos) {
        for (long passed = 0; passed < nanos; passed += SECOND) {
            change("a/file");
            hands.pass(SECOND);
        }
    }

    /** Moves the clock, and ends saves. */
    private static final class Hands {
        private final List<Task> tasks = new ArrayList<>();
        private volatile CompletableFuture<SaveResult> underWay = new CompletableFuture<>();
        private volatile int begun;
        private Scope scope = Scope.EVERYTHING;
        private long now = Long.MAX_VALUE - TimeUnit.MINUTES.toNanos(1);

        private synchronized CompletableFuture<SaveResult> begin(Scope folders) {
            scope = folders;
            assertThat(begun == 0 || underWay.isDone()).isTrue();
            begun++;
            underWay = new CompletableFuture<>();
            notifyAll();
            return underWay;
        }

        private void after(long nanos, Runnable task) {
            tasks.add(new Task(now + nanos, task));
        }

        private void pass(long nanos) {
            long end = now + nanos;
            while (tasks.stream().anyMatch(task -> task.time - end <= 0)) {
                Task next = tasks.stream()
                        .min(Comparator.comparing(task -> task.time - end))
                        .orElseThrow();
                tasks.remove(next);
                now = Math.max(next.time - end, now - end) + end;
                next.task.run();
            }
            now = end;
        }

        private void finish(SaveResult result) {
            assertThat(underWay.complete(result)).isTrue();
        }

        private synchronized void finishNext(SaveResult result) throws InterruptedException {
            while (underWay.isDone()) {
                wait();
            }
            finish(result);
        }

        private record Task(long time, Runnable task) {}
    }
}
