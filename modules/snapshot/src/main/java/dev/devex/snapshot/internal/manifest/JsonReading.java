package dev.devex.snapshot.internal.manifest;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) of the kind that manifests have: numbers are integers of 64 bits; a member that is null is as good as
 * none. Trusts nothing: how deep values lie in one another is bounded, and no name may come twice.
 */
final class JsonReading {
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final int DEEPEST = 8;

    private final JsonParser parser;
    private int depth;

    private JsonReading(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws IllegalArgumentException when the text is anything else than one object */
    static JsonObject object(String text) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            Object value = new JsonReading(parser).value(parser.next());
            if (value instanceof JsonObject object && !parser.hasNext()) {
                return object;
            }
        } catch (JsonException | NoSuchElementException e) {
            throw new IllegalArgumentException(e);
        }
        throw new IllegalArgumentException("no JSON object");
    }

    private @Nullable Object value(Event event) {
        return switch (event) {
            case START_OBJECT -> members();
            case START_ARRAY -> elements();
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER -> Long.valueOf(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private JsonObject members() {
        deeper();
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.next() != Event.END_OBJECT) {
            String name = parser.getString();
            Object value = value(parser.next());
            if (value != null && members.put(name, value) != null) {
                throw new IllegalArgumentException("two members of one name");
            }
        }
        depth--;
        return new JsonObject(members);
    }

    private List<Object> elements() {
        deeper();
        List<Object> elements = new ArrayList<>();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            Object value = value(event);
            if (value == null) {
                throw new IllegalArgumentException("null in an array");
            }
            elements.add(value);
        }
        depth--;
        return elements;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
    }
}
