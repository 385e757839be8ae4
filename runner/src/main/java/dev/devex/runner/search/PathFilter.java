package dev.devex.runner.search;

import java.util.ArrayList;
import java.util.List;

/** Which paths a query wants, by its own globs. */
final class PathFilter {
    private static final int MAX_GLOBS = 100;
    private static final int MAX_LENGTH = 1_000;

    private final List<Glob> include;
    private final List<Glob> exclude;

    private PathFilter(List<Glob> include, List<Glob> exclude) {
        this.include = include;
        this.exclude = exclude;
    }

    /** Throws {@link SearchException} for a glob that is none. */
    static PathFilter of(SearchQuery query) {
        return new PathFilter(globs(query.include()), globs(query.exclude()));
    }

    boolean excludes(String path) {
        return exclude.stream().anyMatch(glob -> glob.matches(path));
    }

    /** Whether files are wanted only if they are {@link #includes included}. */
    boolean isSelective() {
        return !include.isEmpty();
    }

    boolean includes(String path) {
        return include.stream().anyMatch(glob -> glob.matches(path));
    }

    /**
     * A glob written out for all that it means: without a slash it is a name anywhere, with one a path from the workspace, and
     * either may be a folder.
     */
    static List<String> forms(String glob) {
        String trimmed = glob.replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "");
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException("an empty glob");
        }
        List<String> forms = new ArrayList<>();
        for (String plain : Braces.expand(trimmed)) {
            String rooted = plain.contains("/") ? plain : "**/" + plain;
            forms.add(rooted);
            forms.add(rooted + "/**");
        }
        return forms;
    }

    private static List<Glob> globs(List<String> texts) {
        if (texts.size() > MAX_GLOBS || texts.stream().anyMatch(text -> text.length() > MAX_LENGTH)) {
            throw new SearchException("Those are too many patterns of files.");
        }
        List<Glob> globs = new ArrayList<>();
        for (String text : texts) {
            try {
                forms(text).forEach(form -> globs.add(Glob.parse(form)));
            } catch (IllegalArgumentException malformed) {
                throw new SearchException(
                        "A pattern of files is not valid: " + malformed.getMessage() + ".", malformed);
            }
        }
        return globs;
    }
}
