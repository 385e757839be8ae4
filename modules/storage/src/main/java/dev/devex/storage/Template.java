package dev.devex.storage;

/** What a repl can be made from. */
public record Template(String id, String name, String description) {}
