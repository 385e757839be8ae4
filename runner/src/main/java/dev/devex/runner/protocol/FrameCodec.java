package dev.devex.runner.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what clients send and writes what the server sends: the one place that knows the events' names. */
public final class FrameCodec {
    private static final int MAX_DEPTH = 64;

    private final JsonProvider json = JsonProvider.provider();
    private final JsonParserFactory parsers =
            json.createParserFactory(Map.of("org.eclipse.parsson.maxDepth", MAX_DEPTH));
    private final FrameWriter writer = new FrameWriter(json);

    /** Reads a text frame; throws {@link MalformedFrameException}. */
    public Request decode(String text) {
        if (!(parse(text) instanceof JsonObject frame)) {
            throw new MalformedFrameException("A frame must be a JSON object.", null, null);
        }
        JsonValue id = frame.get("id");
        if (!(frame.get("event") instanceof JsonString event)) {
            throw new MalformedFrameException("The frame names no event.", null, id);
        }
        FrameFields fields = new FrameFields(event.getString(), id, data(frame, event.getString(), id));
        return new Request(FrameReaders.read(fields), id);
    }

    /** Writes a text frame that carries {@code id} unless that is null. */
    public String encode(ServerFrame frame, @Nullable JsonValue id) {
        return writer.write(frame, id);
    }

    // For input that is nested too deeply Parsson throws a bare RuntimeException.
    private @Nullable JsonValue parse(String text) {
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            parser.next();
            JsonValue value = parser.getValue();
            return parser.hasNext() ? null : value;
        } catch (RuntimeException notJson) {
            throw new MalformedFrameException("The frame is not JSON.", null, null);
        }
    }

    private static JsonObject data(JsonObject frame, String event, @Nullable JsonValue id) {
        JsonValue data = frame.getOrDefault("data", JsonValue.EMPTY_JSON_OBJECT);
        if (JsonValue.NULL.equals(data)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (!(data instanceof JsonObject fields)) {
            throw new MalformedFrameException("The frame's data must be an object.", event, id);
        }
        return fields;
    }
}
