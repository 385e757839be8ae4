package dev.devex.runner.durability;

import dev.devex.snapshot.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What every file has been, one change after the other: by it a stored state is told from one that has lost something. */
final class Ledger {
    private final Map<String, List<Version>> versions = new HashMap<>();
    private long changes;

    /** How many changes there were so far. */
    synchronized long changes() {
        return changes;
    }

    /** Notes what a file is about to become; none when it is about to be deleted. */
    synchronized void note(String path, Optional<Sha256> content) {
        changes++;
        versions.computeIfAbsent(path, absent -> new ArrayList<>()).add(new Version(changes, content));
    }

    /** Notes that the files have become these and no others. */
    synchronized void noteAll(Map<String, Sha256> files) {
        Set<String> paths = new TreeSet<>(versions.keySet());
        paths.addAll(files.keySet());
        paths.forEach(path -> note(path, Optional.ofNullable(files.get(path))));
    }

    /** The files that are stored neither as they were after so many changes, nor as they became later. */
    synchronized List<String> lost(Map<String, Sha256> stored, long since) {
        Set<String> paths = new TreeSet<>(versions.keySet());
        paths.addAll(stored.keySet());
        return paths.stream()
                .filter(path -> !isKept(path, Optional.ofNullable(stored.get(path)), since))
                .toList();
    }

    private boolean isKept(String path, Optional<Sha256> stored, long since) {
        Optional<Sha256> atThatTime = Optional.empty();
        boolean laterKept = false;
        for (Version version : versions.getOrDefault(path, List.of())) {
            if (version.change() <= since) {
                atThatTime = version.content();
            } else {
                laterKept |= version.content().equals(stored);
            }
        }
        return laterKept || atThatTime.equals(stored);
    }

    private record Version(long change, Optional<Sha256> content) {}
}
