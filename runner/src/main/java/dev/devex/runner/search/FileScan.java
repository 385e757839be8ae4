package dev.devex.runner.search;

import dev.devex.runner.search.SearchMatch.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Looks through the bytes of one file, line by line. */
final class FileScan {
    private final String path;
    private final byte[] bytes;
    private final int length;
    private final Matching matching;
    private final Patience patience;
    private final int most;
    private final List<SearchMatch> matches = new ArrayList<>();
    private int number = 1;
    private int counted;
    private boolean complete = true;

    /** Stops when it has found {@code most}. */
    FileScan(String path, byte[] bytes, int length, Matching matching, Patience patience, int most) {
        this.path = path;
        this.bytes = bytes;
        this.length = length;
        this.matching = matching;
        this.patience = patience;
        this.most = most;
    }

    List<SearchMatch> matches() {
        return matches;
    }

    /** Says whether no line was given up for being too demanding. */
    boolean run() {
        for (int start = next(0); start < length && goesOn(); ) {
            int end = indexOf((byte) '\n', start);
            if (end - start <= Search.MAX_LINE_BYTES) {
                look(start, end > start && bytes[end - 1] == '\r' ? end - 1 : end);
            }
            start = next(end + 1);
        }
        return complete;
    }

    private boolean goesOn() {
        return matches.size() < most && (complete || !patience.isOver());
    }

    /** The start of the first line from {@code start} on that may match. */
    private int next(int start) {
        if (matching.prefilter() == null || start >= length) {
            return start;
        }
        int found = matching.prefilter().find(bytes, start, length);
        if (found < 0) {
            return length;
        }
        while (found > start && bytes[found - 1] != '\n') {
            found--;
        }
        return found;
    }

    private void look(int start, int end) {
        String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        Matcher matcher = matching.pattern().matcher(patience.guard(line));
        try {
            while (matches.size() < most && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    Place place = Excerpt.of(line, numberAt(start), matcher.start(), matcher.end());
                    matches.add(new SearchMatch(path, place));
                }
            }
        } catch (Patience.Lost | StackOverflowError endless) {
            complete = false;
        }
    }

    private int numberAt(int start) {
        for (; counted < start; counted++) {
            if (bytes[counted] == '\n') {
                number++;
            }
        }
        return number;
    }

    private int indexOf(byte wanted, int start) {
        int at = start;
        while (at < length && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
