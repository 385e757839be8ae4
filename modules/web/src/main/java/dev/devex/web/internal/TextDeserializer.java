package dev.devex.web.internal;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Takes text where text is asked for, and not the numbers, truths and objects that JSON-B would print into it. */
final class TextDeserializer implements JsonbDeserializer<String> {
    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context, Type type) {
        var value = parser.getValue();
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (JsonValue.NULL.equals(value)) {
            return null;
        }
        throw new JsonbException("Not text.");
    }
}
