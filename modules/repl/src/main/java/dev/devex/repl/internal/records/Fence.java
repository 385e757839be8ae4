package dev.devex.repl.internal.records;

/**
 * Shows that its server has the lease to reconcile, or had it: a fencing token. It grows with each holder, and what is changed by
 * one that is not the latest is refused.
 */
public record Fence(long token) {}
