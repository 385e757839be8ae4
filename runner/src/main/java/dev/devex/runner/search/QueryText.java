package dev.devex.runner.search;

import dev.devex.runner.search.SearchQuery.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the text of a query means. */
final class QueryText {
    private static final int MAX_LENGTH = 10_000;

    private QueryText() {}

    /** Refuses what no line can hold. */
    static void check(SearchQuery query) {
        String text = query.text();
        if (text.isEmpty() && query.scope() == Scope.CONTENTS) {
            throw new SearchException("There is nothing to look for.");
        }
        if (text.length() > MAX_LENGTH) {
            throw new SearchException("That is too long to look for.");
        }
        if (text.chars().anyMatch(c -> c == '\n' || c == '\0')
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new SearchException("A search looks for text within one line.");
        }
    }

    static Pattern pattern(SearchQuery query) {
        try {
            return Pattern.compile(expression(query), flags(query));
        } catch (PatternSyntaxException malformed) {
            throw SearchException.badPattern(why(malformed));
        }
    }

    // Java has no better words for what follows a last backslash.
    private static String why(PatternSyntaxException malformed) {
        String description = malformed.getDescription().toLowerCase(Locale.ROOT);
        return description.equals("unexpected internal error") ? "it ends too early" : description;
    }

    private static String expression(SearchQuery query) {
        String expression = query.text();
        if (!query.regex()) {
            expression = Pattern.quote(expression);
        } else if (query.wholeWord()) {
            // By itself first: "a)|(b" is one only between the parentheses below.
            Pattern.compile(expression);
        }
        return query.wholeWord() ? "(?<!\\w)(?:" + expression + ")(?!\\w)" : expression;
    }

    private static int flags(SearchQuery query) {
        int flags = Pattern.UNIX_LINES;
        if (!query.caseSensitive()) {
            flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        }
        return query.regex() || query.wholeWord() ? flags | Pattern.UNICODE_CHARACTER_CLASS : flags;
    }
}
