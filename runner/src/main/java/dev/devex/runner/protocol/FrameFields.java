package dev.devex.runner.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one frame's {@code data}; a field that is null counts as left out. */
record FrameFields(String event, @Nullable JsonValue id, JsonObject data) {
    private static final int MAX_SIZE = 1000;
    private static final int MAX_NAME = 64;
    // What JavaScript counts exactly.
    private static final double MAX_SEQUENCE = (1L << 53) - 1;

    String text(String field) {
        String text = optionalText(field);
        if (text == null) {
            throw missing(field);
        }
        return text;
    }

    @Nullable
    String optionalText(String field) {
        JsonValue value = value(field);
        if (value != null && !(value instanceof JsonString)) {
            throw malformed("The field " + field + " must be a string.");
        }
        return value == null ? null : ((JsonString) value).getString();
    }

    /** A number of columns or rows. */
    int size(String field) {
        if (value(field) == null) {
            throw missing(field);
        }
        return optionalSize(field, 0);
    }

    int optionalSize(String field, int otherwise) {
        JsonValue value = value(field);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof JsonNumber number) || !isWhole(number, 1, MAX_SIZE)) {
            throw malformed("The field " + field + " must be a whole number from 1 to " + MAX_SIZE + ".");
        }
        return number.intValue();
    }

    /** A position in a terminal's output or input, in bytes. */
    @Nullable
    Long optionalSequence() {
        JsonValue value = value("sequence");
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonNumber number) || !isWhole(number, 0, MAX_SEQUENCE)) {
            throw malformed("The field sequence must be a whole number of bytes.");
        }
        return number.longValue();
    }

    long sequence() {
        Long sequence = optionalSequence();
        if (sequence == null) {
            throw missing("sequence");
        }
        return sequence;
    }

    /** A name of the client's own choice. */
    @Nullable
    String optionalName(String field) {
        String name = optionalText(field);
        if (name != null && (name.isEmpty() || name.length() > MAX_NAME)) {
            throw malformed("The field " + field + " must have 1 to " + MAX_NAME + " characters.");
        }
        return name;
    }

    String name(String field) {
        String name = optionalName(field);
        if (name == null) {
            throw missing(field);
        }
        return name;
    }

    boolean flag(String field) {
        JsonValue value = value(field);
        if (value != null && !JsonValue.TRUE.equals(value) && !JsonValue.FALSE.equals(value)) {
            throw malformed("The field " + field + " must be true or false.");
        }
        return JsonValue.TRUE.equals(value);
    }

    List<String> texts(String field) {
        JsonValue value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array) || !array.stream().allMatch(JsonString.class::isInstance)) {
            throw malformed("The field " + field + " must be an array of strings.");
        }
        return array.getValuesAs(JsonString::getString);
    }

    int optionalCount(String field, int otherwise) {
        JsonValue value = value(field);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof JsonNumber number) || !isWhole(number, 1, otherwise)) {
            throw malformed("The field " + field + " must be a whole number from 1 to " + otherwise + ".");
        }
        return number.intValue();
    }

    @Nullable
    JsonValue optionalPatch() {
        JsonValue value = value("patch");
        if (value != null && !(value instanceof JsonString) && !(value instanceof JsonArray)) {
            throw malformed("The field patch must be a string or an array.");
        }
        return value;
    }

    private static boolean isWhole(JsonNumber number, double least, double most) {
        double value = number.doubleValue();
        return value >= least && value <= most && value == Math.rint(value);
    }

    MalformedFrameException malformed(String message) {
        return new MalformedFrameException(message, event, id);
    }

    private MalformedFrameException missing(String field) {
        return malformed("The field " + field + " is missing.");
    }

    private @Nullable JsonValue value(String field) {
        JsonValue value = data.get(field);
        return JsonValue.NULL.equals(value) ? null : value;
    }
}
