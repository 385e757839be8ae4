package dev.devex.repl.internal.rest;

import dev.devex.repl.Repl;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;

/** What calls answer that change a repl. */
final class ReplAnswers {
    private ReplAnswers() {}

    static Response created(Repl repl) {
        return Response.created(URI.create("/api/repls/" + repl.id()))
                .entity(ReplJson.of(repl))
                .build();
    }

    /** @param settled whether nothing is left to do in the background */
    static Response changed(Repl repl, boolean settled) {
        return Response.status(settled ? Status.OK : Status.ACCEPTED)
                .entity(ReplJson.of(repl))
                .build();
    }
}
