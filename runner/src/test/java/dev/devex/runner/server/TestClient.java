package dev.devex.runner.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A client that knows the contract only. */
final class TestClient implements WebSocket.Listener {
    private static final long PATIENCE_SECONDS = 60;

    private final List<JsonObject> frames = new ArrayList<>();
    private final List<BinaryFrame> binaryFrames = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final ByteArrayOutputStream partialBinary = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;
    private final Object sending = new Object();
    private boolean reading = true;

    static TestClient connect(TestRunner runner, String ticket, String... subprotocols) {
        TestClient client = new TestClient();
        URI address = URI.create(runner.uri("/api/v1/repl/ws").toString().replace("http:", "ws:"));
        WebSocket.Builder builder = runner.http.newWebSocketBuilder().header("Authorization", "Bearer " + ticket);
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        client.socket = builder.buildAsync(address, client).join();
        return client;
    }

    @Override
    public synchronized CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(parse(partial.toString()));
            partial.setLength(0);
            notifyAll();
        }
        if (reading) {
            webSocket.request(1);
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] piece = new byte[data.remaining()];
        data.get(piece);
        partialBinary.writeBytes(piece);
        if (last) {
            binaryFrames.add(BinaryFrame.parse(partialBinary.toByteArray()));
            partialBinary.reset();
            notifyAll();
        }
        if (reading) {
            webSocket.request(1);
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }

    void send(String event, Map<String, ?> data) {
        send(Json.createObjectBuilder()
                .add("event", event)
                .add("data", Json.createObjectBuilder(data))
                .build()
                .toString());
    }

    void send(String text) {
        synchronized (sending) {
            socket().sendText(text, true).join();
        }
    }

    void send(BinaryFrame frame) {
        send(frame.bytes());
    }

    void send(byte[] frame) {
        synchronized (sending) {
            socket().sendBinary(ByteBuffer.wrap(frame), true).join();
        }
    }

    /** Sends and returns the data of the answer. */
    JsonObject ask(String event, Map<String, ?> data) {
        String id = event + Math.random();
        JsonObjectBuilder frame = Json.createObjectBuilder().add("event", event).add("id", id);
        send(frame.add("data", Json.createObjectBuilder(data)).build().toString());
        return await(answer -> answer.getString("id", "").equals(id));
    }

    JsonObject data(String event, Map<String, ?> data) {
        return ask(event, data).getJsonObject("data");
    }

    String openTerminal() {
        return data("requestTerminal", Map.of("cols", 200, "rows", 50)).getString("sessionId");
    }

    void type(String terminal, String text) {
        send("terminalInput", Map.of("sessionId", terminal, "data", text));
    }

    /** Waits until the terminal has said {@code text}, and returns all it has said. */
    String awaitOutput(String terminal, String text) {
        await(frame -> output(terminal).contains(text));
        return output(terminal);
    }

    synchronized String output(String terminal) {
        StringBuilder output = new StringBuilder();
        for (JsonObject frame : frames) {
            if (frame.getString("event").equals("terminalResponse")
                    && frame.getString("sessionId").equals(terminal)) {
                output.append(frame.getString("data"));
            }
        }
        return output.toString();
    }

    /** Waits until the binary frames of a type have met {@code condition}, and returns them. */
    synchronized List<BinaryFrame> awaitBinary(int type, Predicate<List<BinaryFrame>> condition) {
        await(() -> condition.test(binary(type)));
        return binary(type);
    }

    /** Waits until the terminal has said {@code text} in binary frames; they must follow one another without a gap. */
    String awaitBinaryOutput(String text) {
        awaitBinary(BinaryFrame.OUTPUT, output -> BinaryFrame.text(output).contains(text));
        return BinaryFrame.text(binary(BinaryFrame.OUTPUT));
    }

    synchronized List<BinaryFrame> binary(int type) {
        return binaryFrames.stream().filter(frame -> frame.type() == type).toList();
    }

    JsonObject await(String event) {
        return await(frame -> frame.getString("event").equals(event));
    }

    synchronized JsonObject await(Predicate<JsonObject> condition) {
        AtomicInteger seen = new AtomicInteger();
        await(() -> {
            while (seen.get() < frames.size() && !condition.test(frames.get(seen.get()))) {
                seen.incrementAndGet();
            }
            return seen.get() < frames.size();
        });
        return frames.get(seen.get());
    }

    synchronized void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("not seen among " + frames.size() + " frames: " + tail());
            }
            try {
                wait(left);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** The last frame of this event. */
    synchronized JsonObject latest(String event) {
        return frames.stream()
                .filter(frame -> frame.getString("event").equals(event))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    synchronized long count(String event) {
        return frames.stream()
                .filter(frame -> frame.getString("event").equals(event))
                .count();
    }

    synchronized int sum(ToIntFunction<JsonObject> measure) {
        return frames.stream().mapToInt(measure).sum();
    }

    int awaitClose() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    synchronized void stopReading() {
        reading = false;
    }

    synchronized void readOn() {
        reading = true;
        socket().request(1);
    }

    void close() {
        socket().abort();
    }

    String subprotocol() {
        return socket().getSubprotocol();
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        return socket;
    }

    private String tail() {
        return frames.subList(Math.max(0, frames.size() - 5), frames.size()).toString();
    }

    static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
