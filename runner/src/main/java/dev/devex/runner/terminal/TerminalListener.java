package dev.devex.runner.terminal;

/** What becomes of a terminal, told in order by one thread. */
public interface TerminalListener {
    /** Output, in whole characters. The terminal waits until this returns. */
    void output(Terminal terminal, String text);

    /** The shell has ended; nothing follows. {@code exitCode} is 128+n after signal n. */
    void closed(Terminal terminal, int exitCode);
}
