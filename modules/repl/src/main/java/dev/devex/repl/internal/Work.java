package dev.devex.repl.internal;

/** What may take long, and gives way to an interrupt. */
@FunctionalInterface
interface Work<T> {
    T run() throws InterruptedException;
}
