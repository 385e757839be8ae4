package dev.devex.repl.internal;

/** What is done about a repl; it may take long, and gives way to an interrupt. */
@FunctionalInterface
interface Step {
    void take() throws InterruptedException;
}
