package dev.devex.repl.internal.rest;

import dev.devex.auth.ForSandboxes;
import dev.devex.auth.SandboxCaller;
import dev.devex.repl.internal.WorkspaceDesk;
import dev.devex.storage.WorkspaceGrant;
import dev.devex.storage.WorkspaceStore.Upload;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What sandboxes ask of the core: access to their own stored work, and that an upload become the newest. */
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

    @POST
    @Path("/grants")
    public Response grant(@PathParam("id") String id) {
        var grant = desk.grant(PathId.of(id), caller);
        return Response.status(Status.CREATED).entity(GrantJson.of(grant)).build();
    }

    @POST
    @Path("/saves")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("id") String id, @Nullable JsonValue json) {
        var body = Body.of(json);
        var upload = new Upload(body.text("uploadId"), body.number("size"), body.text("sha256"));
        var savedAt = desk.commit(PathId.of(id), caller, upload);
        return Response.status(Status.CREATED).entity(new SaveJson(savedAt)).build();
    }

    /** A grant on the wire; its addresses are secrets. */
    @JsonbPropertyOrder({"download", "upload", "uploadId", "largest", "expiresAt"})
    public record GrantJson(String download, String upload, String uploadId, long largest, Instant expiresAt) {
        static GrantJson of(WorkspaceGrant grant) {
            return new GrantJson(
                    grant.download().toString(),
                    grant.upload().toString(),
                    grant.uploadId(),
                    grant.largest(),
                    grant.expiresAt());
        }
    }

    /** A save on the wire. */
    public record SaveJson(Instant savedAt) {}
}
