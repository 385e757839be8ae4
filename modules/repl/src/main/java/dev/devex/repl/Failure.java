package dev.devex.repl;

/**
 * What went wrong with a repl.
 *
 * @param reason a camel-case word for programs, such as {@code restoreFailed}
 * @param message a sentence for its owner
 */
public record Failure(String reason, String message) {}
