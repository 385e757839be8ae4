package dev.devex.orchestration.internal.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings that hold several values: one on each line, or separated by commas where all stand on one line. */
final class Listed {
    private Listed() {}

    static List<String> words(String text) {
        var separator = text.strip().contains("\n") ? "\n" : ",";
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Of the form {@code name=value}; a value may hold further equals signs. */
    static Map<String, String> pairs(String text) {
        return words(text).stream()
                .map(word -> word.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair.length == 2 ? pair[1] : ""));
    }
}
