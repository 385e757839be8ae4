package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.ReplId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of pods, and the store that they are restored from and saved to. */
final class Volumes {
    private final Map<String, Map<String, String>> pods = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> stored = new ConcurrentHashMap<>();

    Map<String, String> ofPod(String uid) {
        return pods.computeIfAbsent(uid, none -> new ConcurrentHashMap<>());
    }

    void store(ReplId repl, String file, String content) {
        stored.computeIfAbsent(repl.value(), none -> new ConcurrentHashMap<>()).put(file, content);
    }

    Optional<String> stored(ReplId repl, String file) {
        return Optional.ofNullable(stored.getOrDefault(repl.value(), Map.of()).get(file));
    }

    void restore(String repl, String uid) {
        ofPod(uid).putAll(stored.getOrDefault(repl, Map.of()));
    }

    void save(String repl, String uid) {
        stored.put(repl, new ConcurrentHashMap<>(ofPod(uid)));
    }

    /** With its pod an emptyDir goes. */
    void remove(String uid) {
        pods.remove(uid);
    }
}
