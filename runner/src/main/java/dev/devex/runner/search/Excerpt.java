package dev.devex.runner.search;

import dev.devex.runner.search.SearchMatch.Place;

/** What is shown of the line around a match. */
final class Excerpt {
    private static final int MAX_UNITS = 400;
    private static final int BEFORE = 100;

    private Excerpt() {}

    /** The match of {@code start} to {@code end} in the {@code number}th line. */
    static Place of(String line, int number, int start, int end) {
        int from = line.length() <= MAX_UNITS ? 0 : Math.max(0, Math.min(start - BEFORE, line.length() - MAX_UNITS));
        int to = Math.min(line.length(), from + MAX_UNITS);
        if (splitsCharacter(line, from)) {
            from++;
        }
        if (splitsCharacter(line, to)) {
            to--;
        }
        return new Place(number, start + 1, end - start, line.substring(from, to), from + 1);
    }

    private static boolean splitsCharacter(String line, int at) {
        return at > 0
                && at < line.length()
                && Character.isHighSurrogate(line.charAt(at - 1))
                && Character.isLowSurrogate(line.charAt(at));
    }
}
