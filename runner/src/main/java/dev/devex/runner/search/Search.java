package dev.devex.runner.search;

import java.util.List;
import java.util.function.Consumer;

/**
 * Finds text in the names or the contents of the workspace's files. Follows no links; passes over binary files (with a NUL),
 * those over {@link #MAX_FILE_BYTES}, lines over {@link #MAX_LINE_BYTES}, what is not finished and, unless the query says
 * otherwise, what {@code .gitignore} and {@code .ignore} leave out, {@code .git} and {@code node_modules}.
 */
public interface Search {
    /** What an editor opens. */
    int MAX_FILE_BYTES = 10 << 20;

    int MAX_LINE_BYTES = 1 << 20;

    /**
     * Hands over what it finds, file by file and never two at once; whoever is slow to take it slows the search. Returns when no
     * more will come. Throws {@link SearchException} when the query cannot be understood or the search broke off.
     */
    SearchSummary run(SearchQuery query, Consumer<List<SearchMatch>> found, Cancellation cancellation);
}
