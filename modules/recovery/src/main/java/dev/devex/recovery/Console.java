package dev.devex.recovery;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The terminal: results on one stream, what goes on meanwhile on the other. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void say(String line) {
        out.println(printable(line));
    }

    /** News and errors. */
    void tell(String line) {
        err.println(printable(line));
    }

    /** Prints rows of equal length, the first of which are headings, in columns. */
    void table(List<List<String>> rows) {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        rows.forEach(row -> say(IntStream.range(0, widths.length)
                .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - width(row.get(column))))
                .collect(Collectors.joining("  "))
                .stripTrailing()));
    }

    /** What was read may hold anything, also what a terminal takes for a command. */
    private static String printable(String line) {
        return line.replaceAll("\\p{Cntrl}", "?");
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
