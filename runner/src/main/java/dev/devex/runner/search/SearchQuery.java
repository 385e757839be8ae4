package dev.devex.runner.search;

import java.util.List;

/**
 * What is looked for.
 *
 * @param include globs of the paths that are searched; none means all
 * @param exclude globs of paths that are left out
 * @param ignored whether files are searched that ignore rules leave out
 * @param limit how many matches are enough
 */
public record SearchQuery(
        String text,
        Scope scope,
        boolean caseSensitive,
        boolean wholeWord,
        boolean regex,
        List<String> include,
        List<String> exclude,
        boolean ignored,
        int limit) {
    /** Where the text may be. */
    public enum Scope {
        NAMES,
        CONTENTS
    }

    public SearchQuery {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}
