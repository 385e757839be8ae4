package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.STOPPING;

import dev.devex.kernel.ReplId;
import dev.devex.repl.ReplException;
import dev.devex.repl.internal.background.Ending;
import dev.devex.repl.internal.changes.ChangeFeed;
import dev.devex.repl.internal.changes.ChangeListener;
import dev.devex.repl.internal.changes.ReplChange;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Stops every repl of the site before its one server goes down. What is not saved in time is saved when it is up again. */
@ApplicationScoped
public class Drain {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ReplRecords records;
    private final WorkQueue queue;
    private final Lifecycle lifecycle;
    private final ChangeFeed feed;
    private final Ending ending;

    @Inject
    Drain(ReplRecords records, WorkQueue queue, Lifecycle lifecycle, ChangeFeed feed, Ending ending) {
        this.records = records;
        this.queue = queue;
        this.lifecycle = lifecycle;
        this.feed = feed;
        this.ending = ending;
    }

    @SuppressWarnings("NullAway")
    protected Drain() {
        records = null;
        queue = null;
        lifecycle = null;
        feed = null;
        ending = null;
    }

    /**
     * Stops the repls and returns when they are stopped, or when the time is up.
     *
     * @param progress takes lines for the one at the terminal
     */
    public void run(Duration time, Consumer<String> progress) throws InterruptedException {
        var deadline = Instant.now().plus(time);
        ending.begin();
        var news = new Semaphore(0);
        var listener = new Bell(news);
        feed.add(listener);
        try {
            var stopping = stopAll();
            progress.accept(stopping.isEmpty() ? "nothing to save" : "saving " + repls(stopping.size()));
            await(stopping, deadline, news, progress);
        } finally {
            feed.remove(listener);
        }
    }

    private List<ReplRecord> stopAll() {
        var ids = new LinkedHashSet<>(records.running());
        ids.addAll(queue.all());
        var stopping = new ArrayList<ReplRecord>();
        for (var id : ids) {
            stop(id, stopping);
        }
        return stopping;
    }

    private void stop(ReplId id, List<ReplRecord> stopping) {
        try {
            var record = lifecycle.stop(id, false);
            if (record.state() == STOPPING) {
                stopping.add(record);
            }
        } catch (ReplException e) {
            // It is being deleted, or gone: nothing to save.
        }
    }

    private void await(List<ReplRecord> stopping, Instant deadline, Semaphore news, Consumer<String> progress)
            throws InterruptedException {
        var saves = new Saves(stopping);
        var rest = time(deadline);
        while (!saves.areDone() && !rest.isNegative()) {
            var pause = rest.compareTo(LOOK_AGAIN) < 0 ? rest : LOOK_AGAIN;
            if (news.tryAcquire(pause.toMillis() + 1, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
            saves.look(records, progress);
            rest = time(deadline);
        }
        saves.giveUp(progress);
    }

    private static Duration time(Instant deadline) {
        return Duration.between(Instant.now(), deadline);
    }

    private static String repls(int count) {
        return count == 1 ? "1 repl" : count + " repls";
    }

    /** Says that something has changed. */
    private record Bell(Semaphore news) implements ChangeListener {
        @Override
        public void changed(ReplChange change) {
            news.release();
        }

        @Override
        public void resumed() {
            news.release();
        }
    }
}
