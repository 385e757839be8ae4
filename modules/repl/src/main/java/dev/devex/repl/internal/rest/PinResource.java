package dev.devex.repl.internal.rest;

import dev.devex.auth.Caller;
import dev.devex.repl.internal.idle.Pins;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** How long one of the caller's repls is kept up in any case. */
@Path("/api/repls/{id}/pin")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PinResource {
    private final Pins pins;
    private final Caller caller;

    @Inject
    public PinResource(Pins pins, Caller caller) {
        this.pins = pins;
        this.caller = caller;
    }

    @SuppressWarnings("NullAway")
    protected PinResource() {
        pins = null;
        caller = null;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public ReplJson pin(@PathParam("id") String id, @Nullable JsonValue json) {
        return ReplJson.of(pins.pin(caller.id(), PathId.of(id), Body.of(json).number("hours")));
    }
}
