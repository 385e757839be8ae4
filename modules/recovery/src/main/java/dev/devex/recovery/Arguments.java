package dev.devex.recovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What follows the name of a command.
 *
 * @param words what is no option
 * @param options with their values; one that takes none has an empty one
 */
record Arguments(List<String> words, Map<String, String> options) {
    /**
     * @param flags options that take no value
     * @param valued options that do
     * @throws UsageException when there is another one
     */
    static Arguments parse(List<String> arguments, Set<String> flags, Set<String> valued) {
        var words = new ArrayList<String>();
        var options = new HashMap<String, String>();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String next = rest.pop();
            if (flags.contains(next)) {
                options.put(next, "");
            } else if (valued.contains(next)) {
                options.put(next, Optional.ofNullable(rest.poll()).orElseThrow(() -> missingValue(next)));
            } else if (next.startsWith("-")) {
                throw new UsageException("There is no option " + next + " here.");
            } else {
                words.add(next);
            }
        }
        return new Arguments(List.copyOf(words), Map.copyOf(options));
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** @throws UsageException unless there are so many words */
    Arguments requireWords(int count) {
        if (words.size() != count) {
            throw new UsageException(
                    count == 0 ? "This takes no workspace: " + words.get(0) + "." : "This takes one workspace.");
        }
        return this;
    }

    private static UsageException missingValue(String option) {
        return new UsageException("There is nothing behind " + option + ".");
    }
}
