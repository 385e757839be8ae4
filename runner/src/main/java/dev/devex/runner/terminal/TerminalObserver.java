package dev.devex.runner.terminal;

/** Who wants to know what becomes of the terminals. Must return at once. */
public interface TerminalObserver {
    /** It is new, or something that its description says has changed. */
    void changed(Terminal terminal);

    /** It is no longer there; what it has said last may still be under way to those who watch it. */
    void ended(Terminal terminal);
}
