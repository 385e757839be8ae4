package dev.devex.runner.server;

import dev.devex.runner.protocol.FrameCodec;
import dev.devex.runner.protocol.ServerFrame;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client to which nothing is pushed before the test says so. */
final class SlowReader implements Client {
    private final FrameCodec codec = new FrameCodec();
    private final OutputFormat format = new JsonFormat();
    private final Set<FrameSource> waiting = new LinkedHashSet<>();
    private final List<JsonObject> read = new ArrayList<>();

    @Override
    public String name() {
        return "c1";
    }

    @Override
    public String user() {
        return "ada";
    }

    @Override
    public boolean isBinary() {
        return false;
    }

    @Override
    public OutputFormat format() {
        return format;
    }

    @Override
    public void send(ServerFrame frame, @Nullable JsonValue id) {
        read(codec.encode(frame, id));
    }

    @Override
    public synchronized void push(FrameSource source) {
        waiting.add(source);
    }

    @Override
    public ByteBuffer encode(ServerFrame frame, @Nullable JsonValue id) {
        return Frame.text(codec.encode(frame, id).getBytes(StandardCharsets.UTF_8));
    }

    /** Takes all that there is. */
    void readAll() {
        readAll(FrameSource.class);
    }

    /** Takes all that there is from sources of this kind. */
    synchronized void readAll(Class<? extends FrameSource> kind) {
        Frame memory = new Frame();
        List<FrameSource> sources = waiting.stream().filter(kind::isInstance).toList();
        for (FrameSource source : sources) {
            waiting.remove(source);
            for (ByteBuffer frame = source.next(memory); frame != null; frame = source.next(memory)) {
                String text = StandardCharsets.UTF_8.decode(frame).toString();
                read(text.substring(text.indexOf('{')));
            }
        }
    }

    /** Those of these names, in their order. */
    synchronized List<String> events(String... names) {
        return read.stream()
                .map(frame -> frame.getString("event"))
                .filter(List.of(names)::contains)
                .toList();
    }

    /** The requests that the ends of terminals have answered. */
    synchronized List<@Nullable JsonValue> closed() {
        List<@Nullable JsonValue> requests = new ArrayList<>();
        for (JsonObject frame : read) {
            if (frame.getString("event").equals("terminalClosed")) {
                requests.add(frame.get("id"));
            }
        }
        return requests;
    }

    private synchronized void read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            read.add(reader.readObject());
        }
    }
}
