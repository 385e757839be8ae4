package dev.devex.repl.internal.rest;

import dev.devex.kernel.ReplId;
import dev.devex.repl.Repl;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** The data of events, in JSON on one line. */
final class Events {
    private static final Jsonb JSON = JsonbBuilder.create();

    private Events() {}

    static String repl(Repl repl) {
        return JSON.toJson(ReplJson.of(repl));
    }

    static String deleted(ReplId id) {
        return JSON.toJson(new Deleted(id.value()));
    }

    /** The data of a {@code repl-deleted}. */
    public record Deleted(String id) {}
}
