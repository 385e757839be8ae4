package dev.devex.runner.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.runner.search.SearchQuery.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every search promises of where it ends, and of what it refuses. */
abstract class BoundedSearchContract extends SearchFixture {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopsAtTheLimit(boolean names) throws IOException {
        for (int i = 0; i < 30; i++) {
            write("needle" + i, "needle");
        }

        SearchSummary some =
                run(names ? text("needle").inNames().upTo(20) : text("needle").upTo(20));
        assertThat(some).isEqualTo(new SearchSummary(20, 20, true, false));
        assertThat(found).hasSize(20);

        SearchSummary all =
                run(names ? text("needle").inNames().upTo(30) : text("needle").upTo(30));
        assertThat(all).isEqualTo(new SearchSummary(30, 30, false, false));
    }

    @Test
    void stopsAtTheLimitWithinAFile() throws IOException {
        write("many", "needle needle\n".repeat(1000));

        assertThat(run(text("needle").upTo(15))).isEqualTo(new SearchSummary(15, 1, true, false));
        assertThat(found).hasSize(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a)b(", "[z-a]", "*a"})
    void refusesAPatternThatIsNone(String pattern) throws IOException {
        write("a", "a");

        assertThatThrownBy(() -> run(text(pattern).withRegex()))
                .isInstanceOf(SearchException.class)
                .hasMessageStartingWith("That is not a regular expression")
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a", "a}", "", "/", "\\"})
    void refusesAGlobThatIsNone(String glob) {
        assertThatThrownBy(() -> run(
                        new SearchQuery("a", Scope.CONTENTS, false, false, false, List.of(glob), List.of(), false, 10)))
                .isInstanceOf(SearchException.class)
                .hasMessageStartingWith("A pattern of files is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\0b", "\ud83d"})
    void refusesWhatNoLineHolds(String text) {
        assertThatThrownBy(() -> run(text(text))).isInstanceOf(SearchException.class);
    }

    @Test
    void givesUpOnADemandingPatternWithoutHangingOn() throws IOException {
        write("a", "a".repeat(60) + "b\n");
        write("b", "caab");

        run(text("(a|a)*c|aab").withRegex());

        assertThat(paths()).contains("b");
    }

    @Test
    void looksBehindADemandingLine() throws IOException {
        write("a", "y".repeat(300_000) + "\nshort z\n");

        run(text("(x|y)*z").withRegex());

        assertThat(lines()).contains("short z");
    }

    @Test
    void saysThatABackslashAloneIsNoExpression() {
        assertThatThrownBy(() -> run(text("\\").withRegex()))
                .isInstanceOf(SearchException.class)
                .hasMessageStartingWith("That is not a regular expression: ")
                .hasMessageNotContaining("internal");
    }

    @Test
    void endsWhenItIsCancelled() throws IOException {
        for (int i = 0; i < 2000; i++) {
            write("d" + i % 50 + "/f" + i, "needle\n".repeat(20));
        }
        Cancellation cancellation = new Cancellation();
        List<SearchMatch> first = new ArrayList<>();

        SearchSummary summary = search.run(
                text("needle").query(),
                matches -> {
                    first.addAll(matches);
                    cancellation.cancel();
                },
                cancellation);

        assertThat(summary.cancelled()).isTrue();
        assertThat(summary.matches()).isLessThan(40_000);
        assertThat(first).isNotEmpty();
    }

    @Test
    void waitsForWhoeverTakesTheMatches() throws Exception {
        for (int i = 0; i < 200; i++) {
            write("f" + i, "needle\n".repeat(100));
        }
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();

        CompletableFuture<SearchSummary> running = CompletableFuture.supplyAsync(() -> search.run(
                text("needle").query(),
                matches -> {
                    found.addAll(matches);
                    taken.countDown();
                    await(goOn);
                },
                cancellation));
        await(taken);

        assertThat(found).hasSize(100);
        assertThat(running).isNotDone();
        goOn.countDown();
        assertThat(running.get(60, TimeUnit.SECONDS).matches()).isEqualTo(10_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
