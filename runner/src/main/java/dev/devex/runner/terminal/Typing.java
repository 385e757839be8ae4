package dev.devex.runner.terminal;

/** What a terminal does with something that is typed into it. */
public enum Typing {
    /** It is typed, or waits for its turn. */
    TAKEN,
    /** Something that was typed before is missing; nothing is typed. */
    GAP,
    /** A program does not read, and too much waits for it; nothing is typed. */
    FULL
}
