package dev.devex.runner.search;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Looks for the text of a query in the paths of files. */
final class NameScan {
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Pattern pattern;
    private final Tally tally;
    private final Cancellation cancellation;

    NameScan(Pattern pattern, Tally tally, Cancellation cancellation) {
        this.pattern = pattern;
        this.tally = tally;
        this.cancellation = cancellation;
    }

    void look(String path) {
        Patience patience = new Patience(cancellation::isCancelled, PATIENCE.toNanos());
        try {
            if (pattern.matcher(patience.guard(path)).find()) {
                tally.add(List.of(new SearchMatch(path, null)));
            }
        } catch (Patience.Lost | StackOverflowError endless) {
            tally.truncate();
        }
    }
}
