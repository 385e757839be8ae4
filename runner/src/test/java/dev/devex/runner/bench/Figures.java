package dev.devex.runner.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured: one row for each figure, one column for each subject, the median of all rounds. */
final class Figures {
    private final List<String> subjects;
    private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();

    Figures(List<String> subjects) {
        this.subjects = subjects;
    }

    void add(String figure, String subject, double value) {
        rows.computeIfAbsent(figure, name -> new LinkedHashMap<>())
                .computeIfAbsent(subject, name -> new ArrayList<>())
                .add(value);
    }

    /** Of the values of one figure, NaN where there are none. */
    double median(String figure, String subject) {
        List<Double> values = rows.getOrDefault(figure, Map.of()).getOrDefault(subject, List.of());
        return quantile(values, 0.5);
    }

    static double quantile(List<Double> values, double quantile) {
        return values.isEmpty()
                ? Double.NaN
                : values.stream()
                        .sorted()
                        .skip((long) Math.floor((values.size() - 1) * quantile))
                        .findFirst()
                        .orElseThrow();
    }

    /** Markdown. */
    String table() {
        Stream<String> head =
                Stream.of("| | " + String.join(" | ", subjects) + " |", "|---|" + "---|".repeat(subjects.size()));
        Stream<String> body = rows.keySet().stream().map(figure -> "| " + figure + " | " + cells(figure) + " |");
        return Stream.concat(head, body).collect(Collectors.joining("\n", "", "\n"));
    }

    private String cells(String figure) {
        return subjects.stream()
                .map(subject -> median(figure, subject))
                .map(value -> value.isNaN() ? "" : String.format(Locale.ROOT, "%.3g", value))
                .map(Objects::requireNonNull)
                .collect(Collectors.joining(" | "));
    }
}
