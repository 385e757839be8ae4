package dev.devex.runner.terminal;

/** A connection that watches a terminal. */
public interface Viewer {
    /** What others may know it by. */
    String id();

    /** The user's id. */
    String user();

    /** Whether it says what it has drawn; such a viewer gets no more than a window's worth ahead of that. */
    boolean acknowledges();

    /** There is more output, or the output has ended. Must return at once. */
    void wake();
}
