package dev.devex.storage.internal.settings;

import dev.devex.storage.internal.collection.Retention;

/**
 * How much is kept of a workspace, and how long.
 *
 * @param largest how many bytes a snapshot may take in the store
 */
public record Limits(long largest, Retention retention) {}
