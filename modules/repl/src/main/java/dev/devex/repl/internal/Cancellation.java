package dev.devex.repl.internal;

/** Takes back what was to be done later. */
@FunctionalInterface
public interface Cancellation {
    void cancel();
}
