package dev.devex.storage.internal.recovery;

import dev.devex.storage.Verification.Affected;
import dev.devex.storage.Verification.Defect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Problems, in the order they were found, and what each affects. */
final class Defects {
    private final Map<String, List<Affected>> found = new LinkedHashMap<>();

    void add(String problem) {
        affected(problem);
    }

    /** Nothing of the state can be restored. */
    void add(String problem, StoredState state) {
        affected(problem).add(new Affected(state.name(), OptionalLong.empty()));
    }

    void add(String problem, StoredState state, long files) {
        affected(problem).add(new Affected(state.name(), OptionalLong.of(files)));
    }

    List<Defect> all() {
        return found.entrySet().stream()
                .map(entry -> new Defect(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Affected> affected(String problem) {
        return found.computeIfAbsent(problem, first -> new ArrayList<>());
    }
}
