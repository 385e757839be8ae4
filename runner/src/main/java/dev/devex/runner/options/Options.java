package dev.devex.runner.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows a command: names that begin with two dashes, each with its value. */
public record Options(Map<String, List<String>> values) {
    /** Throws {@link IllegalArgumentException} with a sentence when there is a name that is not in {@code names}. */
    public static Options parse(List<String> arguments, Set<String> names) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            require(names.contains(arguments.get(i)), "there is no option " + arguments.get(i));
            require(i + 1 < arguments.size(), arguments.get(i) + " needs a value");
            values.computeIfAbsent(arguments.get(i), name -> new ArrayList<>()).add(arguments.get(i + 1));
        }
        return new Options(values);
    }

    /** Throws {@link IllegalArgumentException} when it was not given. */
    public String required(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    /** The last of several. */
    public Optional<String> find(String name) {
        return all(name).stream().reduce((earlier, later) -> later);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Throws {@link IllegalArgumentException} with {@code complaint} unless {@code condition} holds. */
    public static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
