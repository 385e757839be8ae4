package dev.devex.repl.internal.background;

/** Takes back what was to be done later. */
@FunctionalInterface
public interface Cancellation {
    void cancel();
}
