package dev.devex.runner.search;

/** Lets anybody end a search. */
public final class Cancellation {
    private boolean cancelled;
    private Runnable action = () -> {};

    public void cancel() {
        Runnable due;
        synchronized (this) {
            cancelled = true;
            due = action;
            action = () -> {};
        }
        due.run();
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Runs {@code work} once it is cancelled, at once if it is already. */
    void onCancel(Runnable work) {
        synchronized (this) {
            if (!cancelled) {
                action = work;
                return;
            }
        }
        work.run();
    }
}
