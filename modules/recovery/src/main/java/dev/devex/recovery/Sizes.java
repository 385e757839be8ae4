package dev.devex.recovery;

import java.util.Locale;

/** Sizes as people read them. */
final class Sizes {
    private static final int KIBI = 1024;
    private static final String UNITS = "KMGTPE";

    private Sizes() {}

    static String of(long bytes) {
        if (bytes < KIBI) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= KIBI) {
            value /= KIBI;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", value, UNITS.charAt(unit));
    }
}
