package dev.devex.runner.autosave;

import dev.devex.runner.terminal.ProcessTree;
import dev.devex.runner.watch.FileChanges;
import dev.devex.runner.watch.WorkspaceWatcher;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Scope;
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
    private final ChangedFolders folders = new ChangedFolders();
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
        Alarm alarm = (nanos, task) -> CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, threads)
                .execute(task);
        SaveCommand command = new SaverProcess(SaverProgram.command(options), processes, alarm, threads);
        Autosave autosave = new Autosave(command, alarm, System::nanoTime, unsaved);
        autosave.follow(Roots.WORKSPACE, workspace);
        autosave.follow(Roots.HOME, new WorkspaceWatcher(options.home(), Set.of(CACHE)));
        return autosave;
    }

    private void follow(String root, WorkspaceWatcher watcher) {
        watcher.listen(changes -> change(root, changes)).started().thenRun(this::lookEverywhere);
    }

    /** What was changed before a watch had begun is told by nobody. */
    private synchronized void lookEverywhere() {
        folders.addAnywhere();
    }

    synchronized void change(String root, FileChanges changes) {
        if (!changes.rescan() && changes.changes().stream().allMatch(change -> isCache(root, change.path()))) {
            return;
        }
        folders.add(root, changes);
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
        SaveResult last = command.begin(Scope.EVERYTHING).join();
        return last == SaveResult.STORED || last == SaveResult.UNCHANGED;
    }

    /** Lets the save that is under way end. */
    public void awaitCurrent() {
        current().join();
    }

    private synchronized CompletableFuture<SaveResult> current() {
        return current;
    }

    private static boolean isCache(String root, String path) {
        return root.equals(Roots.HOME) && path.equals(CACHE);
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
        current = command.begin(folders.take(clock.getAsLong())).thenApply(this::end);
    }

    private synchronized SaveResult end(SaveResult result) {
        saving = false;
        schedule.end(result, clock.getAsLong());
        if (result == SaveResult.STORED || result == SaveResult.UNCHANGED) {
            unsaved.stored();
        } else {
            folders.addAnywhere();
        }
        setAlarm();
        return result;
    }
}
