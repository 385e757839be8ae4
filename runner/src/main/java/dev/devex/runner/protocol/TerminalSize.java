package dev.devex.runner.protocol;

/** The size of a terminal, in character cells. */
public record TerminalSize(int cols, int rows) {}
