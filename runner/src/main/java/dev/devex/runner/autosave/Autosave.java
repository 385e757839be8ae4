package dev.devex.runner.autosave;

import dev.devex.runner.terminal.ProcessTree;
import dev.devex.runner.watch.FileChanges;
import dev.devex.runner.watch.WorkspaceWatcher;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Begins a save whenever one is due, one at a time. Nobody who tells it of a change waits for anything. */
public final class Autosave {
    /** Of the home folder; no snapshot holds it. */
    private static final String CACHE = ".cache";

    private final SaveCommand command;
    private final Alarm alarm;
    private final LongSupplier clock;
    private final UnsavedWork unsaved;
    private final SaveSchedule schedule;
    private CompletableFuture<SaveResult> current = CompletableFuture.completedFuture(SaveResult.UNCHANGED);
    private boolean saving;
    private boolean closed;
    private boolean set;
    private long setTo;

    Autosave(SaveCommand command, Alarm alarm, LongSupplier clock, UnsavedWork unsaved) {
        this.command = command;
        this.alarm = alarm;
        this.clock = clock;
        this.unsaved = unsaved;
        this.schedule = new SaveSchedule(clock.getAsLong());
        setAlarm();
    }

    /** Follows both folders from now on; {@code workspace} is the one that clients watch too. Keeps {@code unsaved} up to date. */
    public static Autosave begin(
            AutosaveOptions options,
            WorkspaceWatcher workspace,
            ProcessTree processes,
            UnsavedWork unsaved,
            Executor threads)
            throws IOException {
        SaveCommand command = new SaverProcess(SaverProgram.command(options), processes, threads);
        Alarm alarm = (nanos, task) -> CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, threads)
                .execute(task);
        Autosave autosave = new Autosave(command, alarm, System::nanoTime, unsaved);
        workspace.listen(changes -> autosave.change());
        new WorkspaceWatcher(options.home(), Set.of(CACHE)).listen(autosave::changeAtHome);
        return autosave;
    }

    private void changeAtHome(FileChanges changes) {
        if (changes.rescan()
                || changes.changes().stream().anyMatch(change -> !change.path().equals(CACHE))) {
            change();
        }
    }

    synchronized void change() {
        schedule.change(clock.getAsLong());
        unsaved.change();
        setAlarm();
    }

    /** Begins no further save; one that is under way goes on. */
    public synchronized void close() {
        closed = true;
    }

    /**
     * Once {@link #close} was called: lets the save that is under way end, and saves once more.
     *
     * @return whether everything is stored since
     */
    public boolean saveLast() {
        awaitCurrent();
        SaveResult last = command.begin().join();
        return last == SaveResult.STORED || last == SaveResult.UNCHANGED;
    }

    /** Lets the save that is under way end. */
    public void awaitCurrent() {
        current().join();
    }

    private synchronized CompletableFuture<SaveResult> current() {
        return current;
    }

    private void setAlarm() {
        long due = schedule.due();
        if (saving || closed || (set && setTo - due <= 0)) {
            return;
        }
        set = true;
        setTo = due;
        alarm.after(Math.max(0, due - clock.getAsLong()), () -> ring(due));
    }

    private synchronized void ring(long time) {
        if (set && setTo == time) {
            set = false;
        }
        if (saving || closed) {
            return;
        }
        if (schedule.due() - clock.getAsLong() > 0) {
            setAlarm();
            return;
        }
        saving = true;
        schedule.begin();
        unsaved.begin();
        current = command.begin().thenApply(this::end);
    }

    private synchronized SaveResult end(SaveResult result) {
        saving = false;
        schedule.end(result, clock.getAsLong());
        if (result == SaveResult.STORED || result == SaveResult.UNCHANGED) {
            unsaved.stored();
        }
        setAlarm();
        return result;
    }
}
