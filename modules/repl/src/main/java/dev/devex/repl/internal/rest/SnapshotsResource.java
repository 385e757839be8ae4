package dev.devex.repl.internal.rest;

import dev.devex.auth.Caller;
import dev.devex.kernel.InvalidValueException;
import dev.devex.repl.internal.ReplHistory;
import dev.devex.storage.WorkspaceStore;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored states of one of the caller's repls, the latest first. */
@Path("/api/repls/{id}/snapshots")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SnapshotsResource {
    private final ReplHistory history;
    private final Caller caller;

    @Inject
    public SnapshotsResource(ReplHistory history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    @SuppressWarnings("NullAway")
    protected SnapshotsResource() {
        history = null;
        caller = null;
    }

    @GET
    public List<SnapshotJson> list(@PathParam("id") String id, @QueryParam("before") @Nullable String before) {
        return history.before(caller.id(), PathId.of(id), number(before)).stream()
                .map(SnapshotJson::of)
                .toList();
    }

    private static long number(@Nullable String before) {
        if (before == null) {
            return WorkspaceStore.LARGEST_NUMBER;
        }
        if (!before.matches("[1-9][0-9]{0,14}")) {
            throw new InvalidValueException("\"before\" must be the number of a snapshot.");
        }
        return Long.parseLong(before);
    }
}
