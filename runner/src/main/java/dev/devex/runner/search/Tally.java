package dev.devex.runner.search;

import java.util.List;
import java.util.function.Consumer;

/** Counts what is found and hands it on, up to the limit. */
final class Tally {
    private final int limit;
    private final Consumer<List<SearchMatch>> found;
    private int matches;
    private int files;
    private boolean truncated;

    Tally(int limit, Consumer<List<SearchMatch>> found) {
        this.limit = limit;
        this.found = found;
    }

    /** Takes the matches of one more file. */
    synchronized void add(List<SearchMatch> inFile) {
        List<SearchMatch> fitting = inFile.subList(0, Math.min(inFile.size(), limit - matches));
        truncated |= fitting.size() < inFile.size();
        if (!fitting.isEmpty()) {
            matches += fitting.size();
            files++;
            found.accept(fitting);
        }
    }

    /** Something could not be looked at to its end. */
    synchronized void truncate() {
        truncated = true;
    }

    /** One more than this need not be found in any file: enough to know that there are more. */
    synchronized int room() {
        return limit - matches;
    }

    /** Whether more was found than is wanted. */
    synchronized boolean isFull() {
        return truncated && matches == limit;
    }

    synchronized SearchSummary summary(boolean cancelled) {
        return new SearchSummary(matches, files, truncated, cancelled);
    }
}
