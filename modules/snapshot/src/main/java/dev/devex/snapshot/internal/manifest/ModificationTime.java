package dev.devex.snapshot.internal.manifest;

import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Reads modification times (RFC 3339, as {@link Instant#toString} writes them). A manifest has one in each line, and the general
 * parser takes as long for it as all the rest of a line takes.
 */
final class ModificationTime {
    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;

    private ModificationTime() {}

    /** @throws DateTimeException when there is no such time */
    static FileTime parse(String text) {
        return FileTime.from(isUsual(text) ? usual(text) : Instant.parse(text));
    }

    private static Instant usual(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int second = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19))
                .toSecondOfDay();
        int end = text.length() - 1;
        int nanos = end == SHAPE.length() ? 0 : number(text, SHAPE.length() + 1, end);
        for (int digits = end - SHAPE.length() - 1; digits < NANO_DIGITS && nanos > 0; digits++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(day * 86_400 + second, nanos);
    }

    /** Whether it has a year of four digits, is in UTC, and has no more than nine digits behind the second. */
    private static boolean isUsual(String text) {
        int fraction = text.length() - SHAPE.length() - 1;
        if (fraction < 0 || fraction == 1 || fraction > NANO_DIGITS + 1 || text.charAt(text.length() - 1) != 'Z') {
            return false;
        }
        for (int at = 0; at < text.length() - 1; at++) {
            char expected = at < SHAPE.length() ? SHAPE.charAt(at) : at == SHAPE.length() ? '.' : '0';
            char letter = text.charAt(at);
            if (expected == '0' ? letter < '0' || letter > '9' : letter != expected) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int at = start; at < end; at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }
}
