package dev.devex.repl.internal.sandboxes;

/** What may take long, and gives way to an interrupt. */
@FunctionalInterface
interface Work<T> {
    T run() throws InterruptedException;
}
