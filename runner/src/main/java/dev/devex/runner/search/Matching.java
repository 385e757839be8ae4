package dev.devex.runner.search;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a line a match.
 *
 * @param prefilter where there is one, only lines that hold it need a look
 */
record Matching(Pattern pattern, @Nullable ByteLiteral prefilter) {
    static Matching of(SearchQuery query) {
        boolean bytes = !query.regex()
                && (query.caseSensitive()
                        || StandardCharsets.US_ASCII.newEncoder().canEncode(query.text()));
        return new Matching(
                QueryText.pattern(query), bytes ? new ByteLiteral(query.text(), query.caseSensitive()) : null);
    }
}
