package dev.devex.repl.internal.rest;

import dev.devex.kernel.InvalidValueException;
import dev.devex.repl.Activity.Reason;
import dev.devex.repl.ReplName;
import dev.devex.storage.WorkspaceObject.Kind;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
        if (json.get(name) instanceof JsonNumber value && value.isIntegral() && isLong(value.bigIntegerValue())) {
            return value.longValue();
        }
        throw new InvalidValueException("\"" + name + "\" must be a whole number.");
    }

    Body object(String name) {
        if (json.get(name) instanceof JsonObject value) {
            return new Body(value);
        }
        throw new InvalidValueException("\"" + name + "\" must be an object.");
    }

    /** A list of objects that is not empty. */
    List<Body> objects(String name, int most) {
        if (json.get(name) instanceof JsonArray values && !values.isEmpty() && values.size() <= most) {
            return values.stream().map(Body::of).toList();
        }
        throw new InvalidValueException("\"" + name + "\" must be a list of 1 to " + most + " objects.");
    }

    private static boolean isLong(BigInteger value) {
        return value.bitLength() < Long.SIZE;
    }

    Kind kind() {
        var kind = text("kind");
        return Arrays.stream(Kind.values())
                .filter(known -> known.id().equals(kind))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("\"kind\" must be \"pack\" or \"manifest\"."));
    }

    /** What goes on in a sandbox; null where nothing does. */
    @Nullable
    Reason reason() {
        if (JsonValue.NULL.equals(json.get("reason"))) {
            return null;
        }
        var reason = text("reason");
        return Arrays.stream(Reason.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(reason))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValueException("\"reason\" must be null or one of those that are known."));
    }

    ReplName replName() {
        return new ReplName(text("name"));
    }
}
