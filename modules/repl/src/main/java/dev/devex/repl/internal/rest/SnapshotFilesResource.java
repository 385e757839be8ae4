package dev.devex.repl.internal.rest;

import dev.devex.auth.Caller;
import dev.devex.repl.internal.ReplHistory;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.WorkspacePath;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one stored state of one of the caller's repls. */
@Path("/api/repls/{id}/snapshots/{snapshot}")
@RequestScoped
public class SnapshotFilesResource {
    private static final String ZIP = "application/zip";
    /** Permission bits, as three octal digits; runners have the same header. */
    private static final String MODE = "X-File-Mode";

    private final ReplHistory history;
    private final Caller caller;

    @Inject
    public SnapshotFilesResource(ReplHistory history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    @SuppressWarnings("NullAway")
    protected SnapshotFilesResource() {
        history = null;
        caller = null;
    }

    @GET
    @Path("/files")
    @Produces(MediaType.APPLICATION_JSON)
    public FilesJson list(
            @PathParam("id") String id,
            @PathParam("snapshot") String snapshot,
            @QueryParam("in") @Nullable String in,
            @QueryParam("encoded") @DefaultValue("false") boolean encoded) {
        var folder = folder(in, encoded);
        return FilesJson.of(folder, history.list(caller.id(), PathId.of(id), SnapshotId.of(snapshot), folder));
    }

    @GET
    @Path("/files/{path: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response file(
            @PathParam("id") String id,
            @PathParam("snapshot") String snapshot,
            @PathParam("path") String path,
            @QueryParam("encoded") @DefaultValue("false") boolean encoded) {
        var at = new WorkspacePath(path, encoded);
        var file = history.open(caller.id(), PathId.of(id), SnapshotId.of(snapshot), at);
        return Response.ok((StreamingOutput) file.content()::writeTo)
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(at.name()))
                .header(HttpHeaders.CONTENT_LENGTH, file.entry().size())
                .header(MODE, String.format("%03o", file.entry().mode()))
                .tag(file.entry().sha256().orElseThrow())
                .build();
    }

    @GET
    @Path("/archive")
    @Produces(ZIP)
    public Response archive(
            @PathParam("id") String id,
            @PathParam("snapshot") String snapshot,
            @QueryParam("in") @Nullable String in,
            @QueryParam("encoded") @DefaultValue("false") boolean encoded) {
        var named = history.archive(caller.id(), PathId.of(id), SnapshotId.of(snapshot), folder(in, encoded));
        return Response.ok((StreamingOutput) named.archive().content()::writeTo)
                .header(HttpHeaders.CONTENT_LENGTH, named.archive().size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Attachment.named(named.repl().name() + ".zip"))
                .build();
    }

    private static Optional<WorkspacePath> folder(@Nullable String in, boolean encoded) {
        return Optional.ofNullable(in).map(path -> new WorkspacePath(path, encoded));
    }
}
