package dev.devex.storage.internal.records;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.UnavailableException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.function.Function;

/** Small objects of the store that hold JSON. */
public final class StoredJson {
    private StoredJson() {}

    public static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws UnavailableException when it is not what it should be: better no answer than a wrong one */
    public static <T> T read(String text, Function<JsonObject, T> meaning) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return meaning.apply(reader.readObject());
        } catch (JsonException
                | NullPointerException
                | ClassCastException
                | ArithmeticException
                | IllegalArgumentException
                | InvalidValueException
                | DateTimeException e) {
            throw new UnavailableException("The stored work cannot be read just now.", e);
        }
    }
}
