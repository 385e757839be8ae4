package dev.devex.storage.internal;

/**
 * How much is kept of a workspace, and how long.
 *
 * @param largest how many bytes a snapshot may take in the store
 */
record Limits(long largest, Retention retention) {}
