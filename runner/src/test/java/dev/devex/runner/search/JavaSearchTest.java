package dev.devex.runner.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.runner.search.SearchQuery.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaSearchTest extends SearchContract {
    @Override
    Search open(Path workspace) {
        return new JavaSearch(workspace);
    }

    @Test
    void neverCallsASearchWholeThatBrokeOff() throws IOException {
        write("a", "needle");
        SearchQuery query =
                new SearchQuery("needle", Scope.CONTENTS, false, false, false, List.of(), List.of(), false, 100);

        assertThatThrownBy(() -> search.run(
                        query,
                        matches -> {
                            throw new IllegalStateException();
                        },
                        new Cancellation()))
                .isInstanceOf(SearchException.class);
    }
}
