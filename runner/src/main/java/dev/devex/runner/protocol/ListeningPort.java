package dev.devex.runner.protocol;

/** A port on which a program of the repl listens, and that program's name. */
public record ListeningPort(int port, String process) {}
