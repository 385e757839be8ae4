package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.search.SearchQuery;
import dev.devex.runner.search.SearchQuery.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningSearchTest {
    private final List<ServerFrame> sent = new ArrayList<>();

    @Test
    void answersASearchThatBroke() {
        RunningSearch search = new RunningSearch("s", null, (frame, id) -> sent.add(frame), Runnable::run);
        SearchQuery query = new SearchQuery("x", Scope.NAMES, false, false, false, List.of(), List.of(), false, 1);

        assertThatThrownBy(() -> search.run(
                        (asked, found, cancellation) -> {
                            throw new IllegalStateException();
                        },
                        query))
                .isInstanceOf(IllegalStateException.class);

        assertThat(sent).singleElement().isInstanceOfSatisfying(ServerFrame.Failure.class, failure -> assertThat(
                        failure.error())
                .isEqualTo("The search broke off."));
    }
}
