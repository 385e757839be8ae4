package dev.devex.repl.internal.rest;

import dev.devex.kernel.InvalidValueException;
import dev.devex.repl.ReplName;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads what a request brings, strictly: a value of another kind than the one asked for is not bent into it. */
final class Body {
    private final JsonObject json;

    private Body(JsonObject json) {
        this.json = json;
    }

    static Body of(@Nullable JsonValue json) {
        if (json instanceof JsonObject object) {
            return new Body(object);
        }
        throw new InvalidValueException("The body must be a JSON object.");
    }

    String text(String name) {
        if (json.get(name) instanceof JsonString value) {
            return value.getString();
        }
        throw new InvalidValueException("\"" + name + "\" must be a string.");
    }

    long number(String name) {
        if (json.get(name) instanceof JsonNumber value && value.isIntegral()) {
            return value.longValue();
        }
        throw new InvalidValueException("\"" + name + "\" must be a whole number.");
    }

    ReplName replName() {
        return new ReplName(text("name"));
    }
}
