package dev.devex.repl.internal.rest;

import dev.devex.auth.ForSandboxes;
import dev.devex.auth.SandboxCaller;
import dev.devex.repl.internal.idle.ActivityDesk;
import dev.devex.repl.internal.idle.ActivityReport;
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

/** Where sandboxes say whether anything goes on in them. */
@Path("/sandbox/repls/{id}/activity")
@Produces(MediaType.APPLICATION_JSON)
@ForSandboxes
@RequestScoped
public class ActivityResource {
    private final ActivityDesk desk;
    private final SandboxCaller caller;

    @Inject
    public ActivityResource(ActivityDesk desk, SandboxCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @SuppressWarnings("NullAway")
    protected ActivityResource() {
        desk = null;
        caller = null;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public NextJson report(@PathParam("id") String id, @Nullable JsonValue json) {
        var body = Body.of(json);
        var report = new ActivityReport(body.reason(), body.number("idleSeconds"));
        return new NextJson(desk.report(PathId.of(id), caller, report).toSeconds());
    }

    /** After how many seconds the next report is wanted at the latest. */
    public record NextJson(long nextSeconds) {}
}
