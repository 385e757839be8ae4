package dev.devex.storage.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotGrant;
import dev.devex.storage.SnapshotGrant.Link;
import dev.devex.storage.StorageException;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.UploadGrant;
import dev.devex.storage.UploadGrant.Upload;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.WorkspaceStore;
import dev.devex.storage.WorkspaceStore.Commit;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A server of the store alone, over HTTP as sandboxes see the core, in a process that a test can kill. A sandbox's token is the
 * number of its session.
 */
public final class StoreServer {
    /** How a sandbox reaches its workspace. */
    public static final String PATH = "/sandbox/repls/";

    /** Asked for by {@code POST}, it has all removed that nothing refers to; no sandbox can do that to the real core. */
    public static final String COLLECTIONS = "collections";

    private static final String BEARER = "Bearer ";

    private final StandaloneStore standalone;
    private final WorkspaceStore store;
    private final UserId owner;

    private StoreServer(StandaloneStore standalone, UserId owner) {
        this.standalone = standalone;
        this.store = standalone.store();
        this.owner = owner;
    }

    /** Arguments: the port, the store's address, the folder of templates, and the owner of all repls. */
    public static void main(String... arguments) throws IOException {
        var owner = new UserId(arguments[3]);
        var store = new StandaloneStore(URI.create(arguments[1]), Path.of(arguments[2]));
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var server = HttpServer.create(loopback, 0);
        server.createContext(PATH, new StoreServer(store, owner)::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path =
                    exchange.getRequestURI().getPath().substring(PATH.length()).split("/");
            byte[] body = exchange.getRequestBody().readAllBytes();
            try {
                Workspace workspace = new Workspace(owner, new ReplId(path[0]));
                JsonObject answer = answer(workspace, path[path.length - 1], session(exchange), body);
                send(exchange, exchange.getRequestMethod().equals("GET") ? 200 : 201, answer);
            } catch (StorageException | UnavailableException | InvalidValueException e) {
                send(exchange, status(e), problem(e));
            }
        }
    }

    private JsonObject answer(Workspace workspace, String resource, long session, byte[] body) {
        return switch (resource) {
            case "snapshot" -> json(store.open(workspace, session));
            case "uploads" -> json(store.upload(workspace, objects(parse(body))));
            case "saves" -> json(store.commit(workspace, session, commit(parse(body))));
            case COLLECTIONS -> {
                standalone.collect(workspace);
                yield JsonValue.EMPTY_JSON_OBJECT;
            }
            default -> throw new InvalidValueException("There is no such resource.");
        };
    }

    private static long session(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring(BEARER.length());
        return Long.parseLong(token);
    }

    private static JsonObject parse(byte[] body) {
        try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        }
    }

    private static List<WorkspaceObject> objects(JsonObject body) {
        return body.getJsonArray("objects").getValuesAs(JsonObject.class).stream()
                .map(object -> object(Kind.valueOf(object.getString("kind").toUpperCase(Locale.ROOT)), object))
                .toList();
    }

    private static Commit commit(JsonObject body) {
        return new Commit(
                body.getJsonNumber("base").longValueExact(), object(Kind.MANIFEST, body.getJsonObject("manifest")));
    }

    private static WorkspaceObject object(Kind kind, JsonObject object) {
        return new WorkspaceObject(
                kind, object.getString("sha256"), object.getJsonNumber("size").longValueExact());
    }

    private static JsonObject json(SnapshotGrant grant) {
        JsonArrayBuilder packs = Json.createArrayBuilder();
        grant.packs().forEach(pack -> packs.add(json(pack)));
        JsonObjectBuilder json = json(grant.snapshot(), Json.createObjectBuilder())
                .add("manifest", json(grant.manifest()))
                .add("packs", packs)
                .add("expiresAt", grant.expiresAt().toString());
        grant.base().ifPresentOrElse(base -> json.add("base", json(base)), () -> json.add("base", JsonValue.NULL));
        return json.build();
    }

    private static JsonObject json(Snapshot snapshot) {
        return json(snapshot, Json.createObjectBuilder()).build();
    }

    private static JsonObjectBuilder json(Snapshot snapshot, JsonObjectBuilder json) {
        return json.add("number", snapshot.number())
                .add("session", snapshot.session())
                .add("savedAt", snapshot.savedAt().toString());
    }

    private static JsonObjectBuilder json(Link link) {
        return Json.createObjectBuilder()
                .add("sha256", link.sha256())
                .add("size", link.size())
                .add("url", link.url().toString());
    }

    private static JsonObject json(UploadGrant grant) {
        JsonArrayBuilder uploads = Json.createArrayBuilder();
        grant.uploads().forEach(upload -> uploads.add(json(upload)));
        return Json.createObjectBuilder()
                .add("uploads", uploads)
                .add("expiresAt", grant.expiresAt().toString())
                .build();
    }

    private static JsonObjectBuilder json(Upload upload) {
        if (upload.url().isEmpty()) {
            return Json.createObjectBuilder().add("stored", true);
        }
        return Json.createObjectBuilder()
                .add("url", upload.url().get().toString())
                .add("headers", Json.createObjectBuilder(Map.<String, Object>copyOf(upload.headers())));
    }

    private static int status(RuntimeException error) {
        if (error instanceof UnavailableException) {
            return 503;
        }
        return error instanceof TooLargeWorkspaceException ? 413 : error instanceof StorageException ? 409 : 400;
    }

    private static JsonObject problem(RuntimeException error) {
        String reason = error instanceof MovedWorkspaceException
                ? "moved"
                : error instanceof SupersededSessionException ? "oldSession" : "";
        return Json.createObjectBuilder()
                .add("detail", String.valueOf(error.getMessage()))
                .add("reason", reason)
                .build();
    }

    private static void send(HttpExchange exchange, int status, JsonObject body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
