package dev.devex.ear;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One connection to a runner. */
final class RunnerClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PROTOCOL = "devex.json.v1";

    private final String url;
    private final String token;
    private final Frames frames = new Frames();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private Optional<String> terminal = Optional.empty();

    RunnerClient(String url, String token) {
        this.url = url;
        this.token = token;
        socket = await(Client.HTTP
                .newWebSocketBuilder()
                .subprotocols(PROTOCOL)
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(url.replaceFirst("^http", "ws") + "/api/v1/repl/ws"), frames));
    }

    /** Asks and returns the answer's data. */
    JsonObject ask(String event, Map<String, ?> data) {
        var id = String.valueOf(ids.incrementAndGet());
        send(Map.of("event", event, "id", id, "data", data));
        Await.until(PATIENCE, "an answer to " + event, () -> answer(id).isPresent());
        return answer(id).orElseThrow();
    }

    String content(String path) {
        return ask("fetchContent", Map.of("path", path)).getString("content");
    }

    /** Types a command into a shell and returns once its output holds {@code expected}, which the command must not. */
    void type(String command, String expected) {
        if (terminal.isEmpty()) {
            terminal = Optional.of(
                    ask("requestTerminal", Map.of("cols", 200, "rows", 24)).getString("sessionId"));
        }
        var before = output().length();
        send(Map.of(
                "event", "terminalInput", "data", Map.of("data", command + "\r", "sessionId", terminal.orElseThrow())));
        Await.until(PATIENCE, expected + " from " + command, () -> output().substring(before)
                .contains(expected));
    }

    /** All that the terminals have written. */
    String output() {
        var output = new StringBuilder();
        frames.received.stream()
                .filter(frame -> frame.getString("event").equals("terminalResponse"))
                .forEach(frame -> output.append(frame.getString("data")));
        return output.toString();
    }

    /** Opens the preview of a port as a browser does, and returns what is finally shown. */
    HttpResponse<String> preview(int port) throws IOException, InterruptedException {
        var code = Client.object(Client.expect(
                        Client.send(request(URI.create(url + "/api/v1/repl/preview-codes"))
                                .header("Authorization", "Bearer " + token)
                                .POST(HttpRequest.BodyPublishers.noBody())),
                        201))
                .getString("code");
        var page = URI.create(url + "/user-app/" + port + "/");
        var swap = Client.expect(Client.send(request(URI.create(page + "?devex_code=" + code))), 303);
        var cookie = swap.headers().firstValue("Set-Cookie").orElseThrow();
        var clean = page.resolve(swap.headers().firstValue("Location").orElseThrow());
        return Client.HTTP.send(
                request(clean)
                        .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void send(Map<String, ?> frame) {
        await(socket.sendText(Client.json(frame), true));
    }

    private Optional<JsonObject> answer(String id) {
        return frames.received.stream()
                .filter(frame -> frame.getString("id", "").equals(id))
                .findFirst()
                .map(frame -> frame.getJsonObject("data"));
    }

    @Override
    public void close() {
        await(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    private static final class Frames implements WebSocket.Listener {
        private final List<JsonObject> received = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                try (var reader = Json.createReader(new StringReader(part.toString()))) {
                    received.add(reader.readObject());
                }
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
