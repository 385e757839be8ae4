package dev.devex.runner.search;

import dev.devex.runner.search.SearchQuery.Scope;
import java.util.Arrays;
import java.util.List;

/** A query, said briefly. */
record Asked(SearchQuery query) {
    Asked withRegex() {
        return with(query.scope(), true, query.include(), query.exclude(), query.ignored(), query.limit());
    }

    Asked withIgnored() {
        return with(query.scope(), query.regex(), query.include(), query.exclude(), true, query.limit());
    }

    Asked inNames() {
        return with(Scope.NAMES, query.regex(), query.include(), query.exclude(), query.ignored(), query.limit());
    }

    Asked upTo(int limit) {
        return with(query.scope(), query.regex(), query.include(), query.exclude(), query.ignored(), limit);
    }

    Asked within(String include, String exclude) {
        return with(query.scope(), query.regex(), list(include), list(exclude), query.ignored(), query.limit());
    }

    private Asked with(
            Scope scope, boolean regex, List<String> include, List<String> exclude, boolean ignored, int limit) {
        return new Asked(new SearchQuery(query.text(), scope, false, false, regex, include, exclude, ignored, limit));
    }

    private static List<String> list(String glob) {
        return glob.isEmpty() ? List.of() : Arrays.asList(glob);
    }
}
