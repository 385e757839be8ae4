package dev.devex.repl.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.Repl;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplState;
import dev.devex.repl.internal.Site;
import dev.devex.repl.internal.changes.ReplChange;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final RecordingSink sink = new RecordingSink();
    private final AtomicInteger closings = new AtomicInteger();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final EventStream stream = new EventStream(Site.ADA, sink, tasks::add, closings::incrementAndGet);
    private final ReplId id = ReplId.random();

    @Test
    void sendsWhatChangedBetweenSubscribingAndReadingOnce() {
        stream.changed(change("old", 3));
        stream.changed(change("present", 4));
        stream.changed(change("new", 5));
        stream.begin(List.of(change("present", 4)));
        work();

        assertThat(names()).containsExactly("present", "new");
    }

    @Test
    void sendsSomethingAtOnceWhereThereIsNoRepl() {
        stream.begin(List.of());
        work();

        assertThat(sink.comments).hasSize(1);
        assertThat(sink.heard).isEmpty();
    }

    @Test
    void sendsNothingAgainThatAnInterruptionHasNotChanged() {
        var same = change("same", 4);
        stream.begin(List.of(same));
        stream.resume(() -> List.of(same));
        stream.changed(same);
        work();

        assertThat(names()).containsExactly("same");
    }

    @Test
    void sendsWhatDiffersAfterAnInterruptionEvenAnOlderOne() {
        var other = ReplId.random();
        stream.begin(List.of(change("one", 9), change(other, "two", 1)));
        stream.resume(() -> List.of(change("one again", 7)));
        stream.changed(change("one later", 8));
        work();

        assertThat(names()).containsExactly("one", "two", "one again", "-", "one later");
        assertThat(sink.heard.get(3)).isEqualTo("repl-deleted {\"id\":\"" + other + "\"}");
    }

    @Test
    void forgetsWhatWasDeleted() {
        stream.begin(List.of(change("one", 9)));
        stream.changed(new ReplChange(id, Site.ADA, null, Long.MAX_VALUE));
        stream.resume(List::of);
        work();

        assertThat(names()).containsExactly("one", "-");
    }

    @Test
    void dropsABrowserThatIsTooSlow() {
        for (var i = 0; i < EventStream.LONGEST_QUEUE; i++) {
            stream.changed(change("change", i + 1));
        }
        assertThat(sink.closed).isFalse();

        stream.changed(change("one too many", EventStream.LONGEST_QUEUE + 1));

        assertThat(sink.closed).isTrue();
        assertThat(closings).hasValue(1);
        stream.begin(List.of(change("present", 1)));
        work();
        assertThat(sink.heard).isEmpty();
    }

    @Test
    void dropsABrowserThatIsGone() {
        stream.begin(List.of());
        work();
        sink.gone = true;

        stream.heartbeat();
        work();

        assertThat(closings).hasValue(1);
        stream.changed(change("change", 1));
        assertThat(tasks).isEmpty();
    }

    @Test
    void dropsABrowserThatCannotBeToldWhatItMissed() {
        stream.begin(List.of());
        work();

        stream.resume(() -> {
            throw new UnavailableException("Redis is away.", new TimeoutException());
        });
        work();

        assertThat(sink.closed).isTrue();
        assertThat(closings).hasValue(1);
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private List<String> names() {
        return sink.heard.stream()
                .map(event -> event.replaceAll(".*\"name\":\"([^\"]*)\".*", "$1"))
                .map(name -> name.startsWith("repl-deleted") ? "-" : name)
                .toList();
    }

    private ReplChange change(String name, long revision) {
        return change(id, name, revision);
    }

    private static ReplChange change(ReplId id, String name, long revision) {
        var repl = new Repl(
                id,
                new ReplName(name),
                "node",
                Site.ADA,
                ReplState.STOPPED,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                null);
        return new ReplChange(id, Site.ADA, repl, revision);
    }
}
