package dev.devex.repl.internal.rest;

import dev.devex.auth.Caller;
import dev.devex.repl.ReplState;
import dev.devex.repl.ReplTicket;
import dev.devex.repl.Repls;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caller's repls. */
@Path("/api/repls")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ReplsResource {
    private final Repls repls;
    private final Caller caller;

    @Inject
    public ReplsResource(Repls repls, Caller caller) {
        this.repls = repls;
        this.caller = caller;
    }

    @SuppressWarnings("NullAway")
    protected ReplsResource() {
        repls = null;
        caller = null;
    }

    @GET
    public List<ReplJson> list() {
        return repls.of(caller.id()).stream().map(ReplJson::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable JsonValue json) {
        var body = Body.of(json);
        return ReplAnswers.created(repls.create(caller.id(), body.replName(), body.text("template")));
    }

    @GET
    @Path("/{id}")
    public ReplJson get(@PathParam("id") String id) {
        return ReplJson.of(repls.get(caller.id(), PathId.of(id)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ReplJson rename(@PathParam("id") String id, @Nullable JsonValue json) {
        return ReplJson.of(
                repls.rename(caller.id(), PathId.of(id), Body.of(json).replName()));
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        repls.delete(caller.id(), PathId.of(id));
    }

    @POST
    @Path("/{id}/start")
    public Response start(@PathParam("id") String id) {
        var repl = repls.start(caller.id(), PathId.of(id));
        return ReplAnswers.changed(repl, repl.state() == ReplState.RUNNING);
    }

    @POST
    @Path("/{id}/stop")
    public Response stop(@PathParam("id") String id, @QueryParam("discard") @DefaultValue("false") boolean discard) {
        var repl = repls.stop(caller.id(), PathId.of(id), discard);
        return ReplAnswers.changed(repl, repl.state() != ReplState.STOPPING);
    }

    @POST
    @Path("/{id}/tickets")
    public Response ticket(@PathParam("id") String id) {
        var ticket = repls.ticket(caller.id(), PathId.of(id));
        return Response.status(Status.CREATED).entity(TicketJson.of(ticket)).build();
    }

    /** A ticket on the wire. */
    @JsonbPropertyOrder({"url", "token", "expiresAt"})
    public record TicketJson(String url, String token, Instant expiresAt) {
        static TicketJson of(ReplTicket ticket) {
            return new TicketJson(ticket.url().toString(), ticket.token(), ticket.expiresAt());
        }
    }
}
