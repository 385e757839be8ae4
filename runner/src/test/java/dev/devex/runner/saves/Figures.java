package dev.devex.runner.saves;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, by name: the values of all rounds. */
final class Figures {
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void add(String name, double value) {
        values.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
    }

    /** Forgets what was measured while everything was cold. */
    void clear() {
        values.clear();
    }

    double median(String name) {
        List<Double> sorted =
                values.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    double highest(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
    }

    /** A row of Markdown: what it is compared with may be {@code NaN}. */
    static String row(String work, double measured, String unit, double other, String must) {
        String ratio = Double.isNaN(other) ? "" : format(other) + " " + unit + " | " + format(measured / other);
        return "| " + work + " | " + format(measured) + " " + unit + " | " + (ratio.isEmpty() ? " | " : ratio) + " | "
                + must + " |";
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }
}
