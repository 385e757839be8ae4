package dev.devex.runner.search;

import org.jspecify.annotations.Nullable;

/** A file that was found, by its name or, then with a place, by its contents. */
public record SearchMatch(String path, @Nullable Place place) {
    /**
     * Where in the file: line and column from 1, in UTF-16 units as editors count.
     *
     * @param length of the match, in UTF-16 units
     * @param text the line, or of a long one what is around the match
     * @param textStart the column at which {@code text} begins
     */
    public record Place(int line, int column, int length, String text, int textStart) {}
}
