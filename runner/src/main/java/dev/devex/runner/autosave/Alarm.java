package dev.devex.runner.autosave;

/** Runs a task later. */
@FunctionalInterface
interface Alarm {
    void after(long nanos, Runnable task);
}
