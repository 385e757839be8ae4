package dev.devex.runner.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A terminal of a runner, over a connection of its own; {@link BinaryLine} and {@link JsonLine} carry its output differently. */
abstract class SocketLine extends Line implements WebSocket.Listener {
    private static final long ACKNOWLEDGE_BYTES = 1 << 16;

    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<JsonObject> connected = new CompletableFuture<>();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private volatile boolean paused;
    private volatile boolean lagging;
    private long acknowledged;

    /** Returns when there is a terminal. */
    final void connect(HttpClient client, URI address, String ticket) {
        client.newWebSocketBuilder()
                .subprotocols(protocol())
                .header("Authorization", "Bearer " + ticket)
                .buildAsync(address, this)
                .thenAccept(socket::complete)
                .join();
        send("{\"event\":\"requestTerminal\",\"data\":{\"cols\":80,\"rows\":24}}");
        connected.join();
    }

    abstract String protocol();

    /** Draws no faster than {@link #drawn} says; before, output counts as drawn when it comes. */
    void lag() {
        lagging = true;
    }

    JsonObject terminal() {
        return connected.join();
    }

    /** One frame about the terminal. */
    abstract void receive(JsonObject frame);

    // One at a time, as the client of the JDK wants it.
    final void send(String frame) {
        synchronized (socket) {
            socket.join().sendText(frame, true).join();
        }
    }

    final void send(ByteBuffer frame) {
        synchronized (socket) {
            socket.join().sendBinary(frame, true).join();
        }
    }

    /** Counts output in. */
    final void output(ByteBuffer bytes) {
        arrived(bytes);
        long received = received();
        if (!lagging && received - acknowledged >= ACKNOWLEDGE_BYTES) {
            acknowledged = received;
            drawn(received);
        }
    }

    final void output(String text) {
        output(StandardCharsets.UTF_8.encode(text));
    }

    @Override
    void pause() {
        paused = true;
    }

    @Override
    public void close() {
        socket.join().abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            JsonObject frame =
                    Json.createReader(new StringReader(text.toString())).readObject();
            text.setLength(0);
            if (frame.getString("event").equals("terminalConnected")) {
                connected.complete(frame.getJsonObject("data"));
            } else {
                receive(frame);
            }
        }
        next(from);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        fail(failure);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        fail(new IllegalStateException("closed with " + status + " " + reason));
        return CompletableFuture.completedStage(null);
    }

    final void next(WebSocket from) {
        if (!paused) {
            from.request(1);
        }
    }
}
