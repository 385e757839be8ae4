package dev.devex.runner.durability;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a series of rounds came to. */
final class Outcome {
    private final Map<Event, Integer> events = new EnumMap<>(Event.class);
    private final List<String> losses = new ArrayList<>();

    /** What is counted. */
    enum Event {
        ROUND,
        SAVER_KILLED,
        CORE_KILLED,
        SAVE_ACKNOWLEDGED,
        SAVE_FAILED,
        SESSION_BEGUN,
        OLD_SESSION_REFUSED,
        COLLECTION,
        COLLECTION_FAILED
    }

    void count(Event event) {
        events.merge(event, 1, Integer::sum);
    }

    int counted(Event event) {
        return events.getOrDefault(event, 0);
    }

    void lost(String sentence) {
        losses.add(sentence);
    }

    /** One sentence for each thing that should not be. */
    List<String> losses() {
        return List.copyOf(losses);
    }

    @Override
    public String toString() {
        return events + ", lost " + losses.size() + losses;
    }
}
