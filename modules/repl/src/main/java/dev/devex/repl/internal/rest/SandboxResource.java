package dev.devex.repl.internal.rest;

import dev.devex.auth.ForSandboxes;
import dev.devex.auth.SandboxCaller;
import dev.devex.repl.internal.WorkspaceDesk;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.WorkspaceStore.Commit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** What sandboxes ask of the core: to read their own stored work, to upload, that an upload become the newest, and to go on so. */
@Path("/sandbox/repls/{id}")
@Produces(MediaType.APPLICATION_JSON)
@ForSandboxes
@RequestScoped
public class SandboxResource {
    private final WorkspaceDesk desk;
    private final SandboxCaller caller;

    @Inject
    public SandboxResource(WorkspaceDesk desk, SandboxCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @SuppressWarnings("NullAway")
    protected SandboxResource() {
        desk = null;
        caller = null;
    }

    @GET
    @Path("/snapshot")
    public SnapshotGrantJson snapshot(@PathParam("id") String id) {
        return SnapshotGrantJson.of(desk.open(PathId.of(id), caller));
    }

    @POST
    @Path("/uploads")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response upload(@PathParam("id") String id, @Nullable JsonValue json) {
        var objects = Body.of(json).objects("objects", WorkspaceObject.MOST).stream()
                .map(object -> object(object.kind(), object))
                .toList();
        return created(UploadGrantJson.of(desk.upload(PathId.of(id), caller, objects)));
    }

    @POST
    @Path("/saves")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("id") String id, @Nullable JsonValue json) {
        var body = Body.of(json);
        var commit = new Commit(body.number("base"), object(Kind.MANIFEST, body.object("manifest")));
        return created(SaveJson.of(desk.commit(PathId.of(id), caller, commit)));
    }

    @POST
    @Path("/tokens")
    public Response renewToken(@PathParam("id") String id) {
        return created(new TokenJson(desk.renewToken(PathId.of(id), caller)));
    }

    private static WorkspaceObject object(Kind kind, Body body) {
        return new WorkspaceObject(kind, body.text("sha256"), body.number("size"));
    }

    private static Response created(Object entity) {
        return Response.status(Status.CREATED).entity(entity).build();
    }

    /** A token on the wire; it is a secret. */
    public record TokenJson(String token) {}
}
