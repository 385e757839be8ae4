package dev.devex.repl.internal.rest;

import dev.devex.auth.Caller;
import dev.devex.repl.ReplState;
import dev.devex.repl.Repls;
import dev.devex.repl.internal.ReplHistory;
import dev.devex.storage.SnapshotId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stored state of one of the caller's repls, and what can be made of it. */
@Path("/api/repls/{id}/snapshots/{snapshot}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SnapshotResource {
    private final ReplHistory history;
    private final Repls repls;
    private final Caller caller;

    @Inject
    public SnapshotResource(ReplHistory history, Repls repls, Caller caller) {
        this.history = history;
        this.repls = repls;
        this.caller = caller;
    }

    @SuppressWarnings("NullAway")
    protected SnapshotResource() {
        history = null;
        repls = null;
        caller = null;
    }

    @GET
    public SnapshotJson get(@PathParam("id") String id, @PathParam("snapshot") String snapshot) {
        return SnapshotJson.of(history.find(caller.id(), PathId.of(id), SnapshotId.of(snapshot)));
    }

    @GET
    @Path("/diff")
    public ComparisonJson compare(
            @PathParam("id") String id,
            @PathParam("snapshot") String snapshot,
            @QueryParam("with") @Nullable String with) {
        var other = Optional.ofNullable(with).map(SnapshotId::of);
        return ComparisonJson.of(history.compare(caller.id(), PathId.of(id), SnapshotId.of(snapshot), other));
    }

    @POST
    @Path("/restore")
    public Response restore(@PathParam("id") String id, @PathParam("snapshot") String snapshot) {
        var repl = repls.restore(caller.id(), PathId.of(id), SnapshotId.of(snapshot));
        return ReplAnswers.changed(repl, repl.state() != ReplState.STOPPING);
    }

    @POST
    @Path("/fork")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response fork(@PathParam("id") String id, @PathParam("snapshot") String snapshot, @Nullable JsonValue json) {
        var name = Body.of(json).replName();
        return ReplAnswers.created(repls.fork(caller.id(), PathId.of(id), SnapshotId.of(snapshot), name));
    }
}
