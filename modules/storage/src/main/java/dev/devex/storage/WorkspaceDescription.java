package dev.devex.storage;

import java.time.Instant;

/**
 * What is to be known of a repl besides its files; kept with them, so that the repl can be made anew from the store alone.
 *
 * @param name what its owner calls it
 * @param template the id of the template it was made from
 * @param revision grows whenever something of it changes
 */
public record WorkspaceDescription(String name, String template, Instant createdAt, long revision) {}
