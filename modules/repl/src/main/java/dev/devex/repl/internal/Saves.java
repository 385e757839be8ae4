package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.STOPPING;

import dev.devex.orchestration.SaveFailedException;
import dev.devex.repl.Failure;
import dev.devex.repl.Repl;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The repls that are being saved before the server ends, and what became of each. */
final class Saves {
    private final int all;
    private final List<ReplRecord> left;
    private int ended;

    Saves(List<ReplRecord> stopping) {
        all = stopping.size();
        left = new ArrayList<>(stopping);
    }

    boolean areDone() {
        return left.isEmpty();
    }

    /** Says of which it is known by now. */
    void look(ReplRecords records, Consumer<String> progress) {
        for (var record : List.copyOf(left)) {
            var name = record.repl().name();
            var now = records.find(record.id()).map(ReplRecord::repl);
            var stopping = now.filter(repl -> repl.state() == STOPPING);
            var refusal = stopping.flatMap(Saves::refusal);
            if (stopping.isEmpty()) {
                left.remove(record);
                ended++;
                progress.accept(end(now) + " " + name + " (" + ended + " of " + all + ")");
            } else if (refusal.isPresent()) {
                left.remove(record);
                progress.accept("could not save " + name + ", which is kept as it is: " + refusal.get());
            }
        }
    }

    void giveUp(Consumer<String> progress) {
        left.forEach(record ->
                progress.accept("could not save " + record.repl().name() + " in time; it is saved at the next start"));
    }

    private static String end(Optional<Repl> now) {
        return now.filter(repl -> repl.state() == FAILED).isPresent() ? "ended" : "saved";
    }

    /** Why trying again does not help. */
    private static Optional<String> refusal(Repl repl) {
        return Optional.ofNullable(repl.failure())
                .filter(failure -> failure.reason().equals(SaveFailedException.UNSAVABLE))
                .map(Failure::message);
    }
}
