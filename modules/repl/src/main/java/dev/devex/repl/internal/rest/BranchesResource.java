package dev.devex.repl.internal.rest;

import dev.devex.auth.Caller;
import dev.devex.repl.internal.ReplHistory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What old sessions of one of the caller's repls saved, and what was kept aside, the latest first. */
@Path("/api/repls/{id}/branches")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BranchesResource {
    private final ReplHistory history;
    private final Caller caller;

    @Inject
    public BranchesResource(ReplHistory history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    @SuppressWarnings("NullAway")
    protected BranchesResource() {
        history = null;
        caller = null;
    }

    @GET
    public List<SnapshotJson> list(@PathParam("id") String id) {
        return history.branches(caller.id(), PathId.of(id)).stream()
                .map(SnapshotJson::of)
                .toList();
    }
}
