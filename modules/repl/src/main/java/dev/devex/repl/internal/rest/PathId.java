package dev.devex.repl.internal.rest;

import dev.devex.kernel.ReplId;
import dev.devex.repl.UnknownReplException;

/** Reads the id of a repl out of a path: one that cannot be an id names no repl. */
final class PathId {
    private PathId() {}

    static ReplId of(String value) {
        if (!ReplId.isValid(value)) {
            throw new UnknownReplException();
        }
        return new ReplId(value);
    }
}
