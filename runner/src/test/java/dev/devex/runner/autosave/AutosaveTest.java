package dev.devex.runner.autosave;

import static org.assertj.core.api.Assertions.assertThat;

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
        autosave.change();
        hands.pass(SaveSchedule.QUIET - 1);
        autosave.change();
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
        autosave.change();
        hands.pass(SaveSchedule.QUIET);
        autosave.change();
        hands.pass(FOR_LONG);
        assertThat(hands.begun).isEqualTo(1);
        hands.finish(SaveResult.STORED);
        hands.pass(0);
        assertThat(hands.begun).isEqualTo(2);
    }

    @Test
    void triesAgainWithGrowingPausesAfterFailures() {
        settle();
        autosave.change();
        hands.pass(SaveSchedule.QUIET);
        for (long pause : List.of(2L, 4L, 8L, 16L, 32L, 60L, 60L)) {
            int before = hands.begun;
            hands.finish(SaveResult.FAILED);
            autosave.change();
            hands.pass(TimeUnit.SECONDS.toNanos(pause) - 1);
            assertThat(hands.begun).isEqualTo(before);
            hands.pass(1);
            assertThat(hands.begun).isEqualTo(before + 1);
        }
        hands.finish(SaveResult.STORED);
        autosave.change();
        hands.pass(SaveSchedule.QUIET);
        hands.finish(SaveResult.FAILED);
        hands.begun = 0;
        hands.pass(SaveSchedule.FIRST_PAUSE);
        assertThat(hands.begun).isEqualTo(1);
    }

    @Test
    void waitsLongAfterARefusal() {
        settle();
        autosave.change();
        hands.pass(SaveSchedule.QUIET);
        hands.finish(SaveResult.REFUSED);
        autosave.change();
        hands.pass(SaveSchedule.LONGEST_PAUSE - 1);
        assertThat(hands.begun).isEqualTo(1);
        hands.pass(1);
        assertThat(hands.begun).isEqualTo(2);
    }

    @Test
    void growsSlowWhileChangesComeToNothingAndQuickAgainAfterOneThatCounts() {
        settle();
        for (long quiet : List.of(3L, 6L, 12L, 24L, 30L, 30L)) {
            autosave.change();
            hands.pass(TimeUnit.SECONDS.toNanos(quiet) - 1);
            assertThat(hands.begun).isZero();
            hands.pass(1);
            hands.finish(SaveResult.UNCHANGED);
            hands.begun = 0;
        }
        autosave.change();
        hands.pass(SaveSchedule.LONGEST);
        hands.finish(SaveResult.STORED);
        autosave.change();
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
        autosave.change();
        hands.pass(SaveSchedule.QUIET);
        assertThat(hands.begun).isEqualTo(2);
    }

    @Test
    void savesOnceMoreAtTheEndAndNeverAgain() throws Exception {
        settle();
        autosave.change();
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
        autosave.change();
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

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private void settle() {
        hands.pass(SaveSchedule.QUIET);
        hands.finish(SaveResult.STORED);
        hands.begun = 0;
    }

    private void changeFor(long nanos) {
        for (long passed = 0; passed < nanos; passed += SECOND) {
            autosave.change();
            hands.pass(SECOND);
        }
    }

    /** Moves the clock, and ends saves. */
    private static final class Hands {
        private final List<Task> tasks = new ArrayList<>();
        private volatile CompletableFuture<SaveResult> underWay = new CompletableFuture<>();
        private volatile int begun;
        private long now = Long.MAX_VALUE - TimeUnit.MINUTES.toNanos(1);

        private synchronized CompletableFuture<SaveResult> begin() {
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
