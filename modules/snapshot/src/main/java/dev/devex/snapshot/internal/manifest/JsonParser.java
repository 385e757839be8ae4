package dev.devex.snapshot.internal.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) of the kind that manifests have: numbers are integers of 64 bits; a member that is null is as good as
 * none. Objects become maps, arrays lists.
 */
final class JsonParser {
    private static final int DEEPEST = 8;
    private static final int LONGEST_NUMBER = 19;

    private final String text;
    private int at;
    private int depth;

    private JsonParser(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when the text is anything else than one object */
    static JsonObject object(String text) {
        var parser = new JsonParser(text);
        Object value = parser.value();
        if (value instanceof JsonObject object && parser.peek() == '\0') {
            return object;
        }
        throw new IllegalArgumentException("no JSON object");
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> nested(this::members);
            case '[' -> nested(this::elements);
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Object nested(Supplier<Object> reading) {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        at++;
        Object value = reading.get();
        depth--;
        return value;
    }

    private Object members() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (boolean more = !accept('}'); more; more = another('}')) {
            expect('"');
            at--;
            String name = string();
            expect(':');
            Object value = value();
            if (value != null && members.put(name, value) != null) {
                throw new IllegalArgumentException("two members of one name");
            }
        }
        return new JsonObject(members);
    }

    private Object elements() {
        List<Object> elements = new ArrayList<>();
        for (boolean more = !accept(']'); more; more = another(']')) {
            Object value = value();
            if (value == null) {
                throw new IllegalArgumentException("null in an array");
            }
            elements.add(value);
        }
        return elements;
    }

    private boolean another(char end) {
        if (accept(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        int start = ++at;
        StringBuilder unescaped = null;
        for (char letter = next(); letter != '"'; letter = next()) {
            if (letter < ' ') {
                throw new IllegalArgumentException("a control character");
            }
            if (letter == '\\') {
                unescaped = unescaped == null ? new StringBuilder() : unescaped;
                unescaped.append(text, start, at - 1).append(escaped());
                start = at;
            }
        }
        String rest = text.substring(start, at - 1);
        return unescaped == null ? rest : unescaped.append(rest).toString();
    }

    private char escaped() {
        char letter = next();
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new IllegalArgumentException("an unknown escape");
        };
    }

    private int hex() {
        int digit = Character.digit(next(), 16);
        if (digit < 0) {
            throw new IllegalArgumentException("no hexadecimal digit");
        }
        return digit;
    }

    private Long number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int first = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at - first > LONGEST_NUMBER || (at - first > 1 && text.charAt(first) == '0')) {
            throw new IllegalArgumentException("no such number");
        }
        return Long.valueOf(text.substring(start, at));
    }

    private @Nullable Object literal(String name, @Nullable Object value) {
        if (!text.startsWith(name, at)) {
            throw new IllegalArgumentException("no JSON");
        }
        at += name.length();
        return value;
    }

    private boolean accept(char wanted) {
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw new IllegalArgumentException("no JSON");
        }
    }

    private char next() {
        if (at == text.length()) {
            throw new IllegalArgumentException("cut off");
        }
        return text.charAt(at++);
    }

    /** The next character that is no white space; NUL at the end. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
