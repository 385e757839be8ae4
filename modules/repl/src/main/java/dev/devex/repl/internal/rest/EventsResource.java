package dev.devex.repl.internal.rest;

import dev.devex.auth.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** The caller's repls, and every change of them, as server-sent events. */
@Path("/api/events")
@RequestScoped
public class EventsResource {
    private final EventStreams streams;
    private final Caller caller;

    @Inject
    public EventsResource(EventStreams streams, Caller caller) {
        this.streams = streams;
        this.caller = caller;
    }

    @SuppressWarnings("NullAway")
    protected EventsResource() {
        streams = null;
        caller = null;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        streams.open(caller.session(), new BrowserSink(sink, sse));
    }
}
