package dev.devex.runner.terminal;

/** Hears what becomes of something that was typed: each once, on any thread. Must return at once. */
@FunctionalInterface
public interface Receipt {
    /** It needs nothing more of whoever typed it: the terminal has it, or it is kept for a program that does not read. */
    void kept();

    /** The terminal has it, or never will. */
    default void typed() {}
}
