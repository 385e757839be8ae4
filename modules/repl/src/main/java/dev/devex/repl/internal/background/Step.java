package dev.devex.repl.internal.background;

/** What is done about a repl; it may take long, and gives way to an interrupt. */
@FunctionalInterface
public interface Step {
    void take() throws InterruptedException;
}
