package dev.devex.repl.internal.sandboxes;

import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STARTING;

import dev.devex.repl.internal.records.ReplRecord;
import org.jspecify.annotations.Nullable;

/** Work that the present thread does for a repl as it was found, and gives up when its owner has decided otherwise. */
final class Effort {
    private final ReplRecord record;
    private @Nullable Thread thread = Thread.currentThread();
    private boolean abandoned;

    Effort(ReplRecord record) {
        this.record = record;
    }

    /** Gives it up if the repl as it is now wants something else. */
    void compare(ReplRecord now) {
        if (now.revision() < record.revision()) {
            // The announcement of a change from before, come late.
            return;
        }
        var asWanted = now.isOf(record.state(), record.session()) && now.discard() == record.discard();
        // Brought up by another server that took over: giving up here would take it down.
        var up = record.state() == STARTING && now.isOf(RUNNING, record.session());
        if (!asWanted && !up) {
            abandon();
        }
    }

    private synchronized void abandon() {
        if (thread != null) {
            abandoned = true;
            thread.interrupt();
        }
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** From here on its thread is not interrupted on its account. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    synchronized void end() {
        thread = null;
        if (abandoned) {
            Thread.interrupted();
        }
    }
}
