package dev.devex.runner.autosave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.watch.FileChanges;
import dev.devex.snapshot.Roots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over an {@link Autosave} whose alarm rings, and whose saves end, when they are told to. */
class UnsavedWorkTest {
    private static final Optional<Duration> NOTHING = Optional.empty();

    private CompletableFuture<SaveResult> save = new CompletableFuture<>();
    private Runnable alarm = () -> {};
    private long now;
    private final UnsavedWork unsaved = new UnsavedWork(() -> now);
    private final Autosave autosave =
            new Autosave(scope -> save = new CompletableFuture<>(), (nanos, task) -> alarm = task, () -> now, unsaved);
    private final List<Optional<Duration>> told = new ArrayList<>();

    @BeforeEach
    void watch() {
        now = SaveSchedule.QUIET;
        alarm.run();
        save.complete(SaveResult.UNCHANGED);
        unsaved.watch(this, told::add, told::add);
    }

    @Test
    void saysThatAllIsStoredOnceASaveHoldsTheLastChange() {
        autosave.change(Roots.WORKSPACE, FileChanges.RESCAN);
        pass(1);
        autosave.change(Roots.WORKSPACE, FileChanges.RESCAN);
        begin();
        assertThat(told).containsExactly(NOTHING, age(0));

        save.complete(SaveResult.STORED);

        assertThat(told).containsExactly(NOTHING, age(0), NOTHING);
    }

    @Test
    void countsFromTheFirstChangeThatASaveMissed() {
        autosave.change(Roots.WORKSPACE, FileChanges.RESCAN);
        begin();
        pass(5);
        autosave.change(Roots.WORKSPACE, FileChanges.RESCAN);
        pass(2);
        autosave.change(Roots.WORKSPACE, FileChanges.RESCAN);

        save.complete(SaveResult.STORED);

        assertThat(told).containsExactly(NOTHING, age(0), age(2));
        begin();
        save.complete(SaveResult.UNCHANGED);
        assertThat(told).endsWith(NOTHING);
    }

    @Test
    void goesOnCountingAfterASaveThatFailed() {
        autosave.change(Roots.WORKSPACE, FileChanges.RESCAN);
        begin();
        save.complete(SaveResult.FAILED);
        begin();
        save.complete(SaveResult.REFUSED);
        assertThat(told).containsExactly(NOTHING, age(0));

        unsaved.watch(this, told::add, told::add);

        assertThat(told).endsWith(age(TimeUnit.NANOSECONDS.toSeconds(now) - 3));
    }

    @Test
    void tellsNobodyWhoIsGone() {
        unsaved.unwatch(this);
        autosave.change(Roots.WORKSPACE, FileChanges.RESCAN);

        assertThat(told).containsExactly(NOTHING);
    }

    private void begin() {
        now += SaveSchedule.LONGEST;
        alarm.run();
        assertThat(save).isNotDone();
    }

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    private static Optional<Duration> age(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }
}
