package dev.devex.runner.autosave;

import dev.devex.snapshot.Scope;
import java.util.concurrent.CompletableFuture;

/** Saves once. */
@FunctionalInterface
interface SaveCommand {
    /** Returns at once; the result, which is never exceptional, comes when the save has ended. */
    CompletableFuture<SaveResult> begin(Scope scope);
}
