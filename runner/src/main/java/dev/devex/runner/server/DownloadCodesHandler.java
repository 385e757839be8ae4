package dev.devex.runner.server;

import dev.devex.runner.access.OneTimeCodes;
import dev.devex.runner.access.OneTimeCodes.OneTimeCode;
import dev.devex.runner.files.FileProblem;
import dev.devex.runner.files.OpenFile;
import dev.devex.runner.files.WorkspaceFiles;
import dev.devex.runner.files.WorkspacePath;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** Issues codes for downloads of files that are there. */
final class DownloadCodesHandler implements HttpHandler {
    private static final int MAX_BODY = 1 << 16;

    private final WorkspaceFiles files;
    private final OneTimeCodes<WorkspacePath> codes;

    DownloadCodesHandler(WorkspaceFiles files, OneTimeCodes<WorkspacePath> codes) {
        this.files = files;
        this.codes = codes;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "POST");
            Problem.send(exchange, StatusCodes.METHOD_NOT_ALLOWED, "A download code is made with POST.");
            return;
        }
        exchange.startBlocking();
        Optional<String> path = path(exchange.getInputStream().readNBytes(MAX_BODY));
        if (path.isEmpty()) {
            Problem.send(exchange, StatusCodes.BAD_REQUEST, "The body must be {\"path\": \"…\"}.");
            return;
        }
        try {
            answer(exchange, codes.issue(present(WorkspacePath.parse(path.get()))));
        } catch (FileProblem problem) {
            Problem.send(exchange, problem);
        }
    }

    private WorkspacePath present(WorkspacePath path) throws IOException {
        try (OpenFile file = files.read(path)) {
            assert file.channel().isOpen();
            return path;
        }
    }

    private static Optional<String> path(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            JsonValue path = reader.readObject().get("path");
            return path instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
        } catch (JsonException | IllegalStateException notJson) {
            return Optional.empty();
        }
    }

    private static void answer(HttpServerExchange exchange, OneTimeCode code) {
        exchange.setStatusCode(StatusCodes.CREATED);
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "application/json")
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender()
                .send(Json.createObjectBuilder()
                        .add("code", code.code())
                        .add("expiresAt", code.expiresAt().toString())
                        .build()
                        .toString());
    }
}
