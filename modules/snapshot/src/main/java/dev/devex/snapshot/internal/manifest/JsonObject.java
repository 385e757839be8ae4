package dev.devex.snapshot.internal.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object whose members are asked for by name and type. */
final class JsonObject {
    private final Map<String, Object> members;

    JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /** @throws IllegalArgumentException when there is none, or of another type; as all that follow */
    String text(String name) {
        return member(name, String.class).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return member(name, String.class);
    }

    long number(String name) {
        return member(name, Long.class).orElseThrow(() -> missing(name));
    }

    int smallNumber(String name) {
        return small(number(name));
    }

    boolean flag(String name) {
        return member(name, Boolean.class).orElse(false);
    }

    <T> List<T> list(String name, Class<T> type) {
        return member(name, List.class).map(list -> typed(list, type)).orElse(List.of());
    }

    static <T> List<T> typed(List<?> list, Class<T> type) {
        return list.stream().map(element -> cast(element, type)).toList();
    }

    static int small(long number) {
        if (number != (int) number) {
            throw new IllegalArgumentException("too large a number");
        }
        return (int) number;
    }

    static <T> T cast(Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("a value of another type than expected");
        }
        return type.cast(value);
    }

    private <T> Optional<T> member(String name, Class<T> type) {
        return Optional.ofNullable(members.get(name)).map(value -> cast(value, type));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("without " + name);
    }
}
