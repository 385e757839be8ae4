package dev.devex.repl.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.auth.Session;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.ReplName;
import dev.devex.repl.internal.Await;
import dev.devex.repl.internal.Server;
import dev.devex.repl.internal.Site;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventStreamsTest {
    private static final ReplName NAME = new ReplName("my app");

    private final AtomicBoolean live = new AtomicBoolean(true);
    private final RecordingSink sink = new RecordingSink();

    @RegisterExtension
    final Site site = new Site();

    private final Server one = site.server();
    private final Server two = site.server();

    @Test
    void sendsEveryReplFirstAndThenEveryChangeOfEveryServer() {
        var first = create(one);
        open(two);
        awaitState(first, "STOPPED");

        var second = create(one);
        site.repls(one).start(Site.ADA, second);
        awaitState(second, "RUNNING");
        site.repls(one).delete(Site.ADA, second);
        awaitEvent(event -> event.startsWith("repl-deleted ") && event.contains(second.value()));

        assertThat(statesOf(first)).containsExactly("STOPPED");
        assertThat(statesOf(second)).containsExactly("STOPPED", "STARTING", "RUNNING", "DELETING");
    }

    @Test
    void saysNothingOfForeignRepls() {
        var mine = create(one);
        open(two);
        var foreign = site.repls(one).create(Site.EVE, NAME, "node").id();
        site.repls(one).delete(Site.EVE, foreign);
        Await.until("it is gone", () -> site.repls(one).of(Site.EVE).isEmpty());

        site.repls(one).rename(Site.ADA, mine, new ReplName("renamed"));
        awaitEvent(event -> event.contains("renamed"));

        assertThat(sink.heard).noneMatch(event -> event.contains(foreign.value()));
    }

    @Test
    void sendsWhatDiffersAfterRedisWasAway() throws IOException {
        var kept = create(one);
        open(one);
        awaitState(kept, "STOPPED");
        var older = site.stopRedis();
        site.startRedis(older);
        site.repls(two).rename(Site.ADA, kept, new ReplName("renamed"));
        awaitEvent(event -> event.contains("renamed"));

        site.stopRedis();
        site.startRedis(older);

        Await.until("the older name is heard", () -> namesOf(kept).size() > 2);
        assertThat(namesOf(kept)).containsExactly("my app", "renamed", "my app");
        site.repls(two).start(Site.ADA, kept);
        awaitState(kept, "RUNNING");
    }

    @Test
    void saysWhatHasGoneWhileRedisWasAway() throws IOException {
        var lost = create(one);
        open(one);
        awaitState(lost, "STOPPED");

        site.stopRedis();
        site.startRedis(Map.of());

        awaitEvent(event -> event.equals("repl-deleted {\"id\":\"" + lost + "\"}"));
    }

    @Test
    void endsWithItsSession() {
        open(one);
        Await.until("it lives", () -> sink.comments.size() > 2);
        assertThat(sink.closed).isFalse();

        live.set(false);

        Await.until("it is closed", sink.closed::get);
    }

    @Test
    void endsWhenItsSessionExpires() {
        var session = new Session("s", Site.ADA, Instant.now().plusMillis(100));
        streams(one, Duration.ofHours(1)).open(session, sink);

        Await.until("it is closed", sink.closed::get);
    }

    @Test
    void doesNotOpenWhileTheStateCannotBeRead() throws IOException {
        site.redis.stop();

        assertThatThrownBy(() -> open(one)).isInstanceOf(UnavailableException.class);

        site.redis.restart();
        assertThat(sink.heard).isEmpty();
        assertThat(sink.comments).isEmpty();
    }

    private ReplId create(Server server) {
        return site.repls(server).create(Site.ADA, NAME, "node").id();
    }

    private void open(Server server) {
        var session = new Session("s", Site.ADA, Instant.now().plusSeconds(3600));
        streams(server, Duration.ofMillis(20)).open(session, sink);
    }

    private EventStreams streams(Server server, Duration heartbeat) {
        return new EventStreams(server.feed, session -> live.get(), server.threads, heartbeat);
    }

    private void awaitState(ReplId id, String state) {
        Await.until(id + " is heard to be " + state, () -> statesOf(id).contains(state));
    }

    private void awaitEvent(Predicate<String> event) {
        Await.until("the event is heard", () -> sink.heard.stream().anyMatch(event));
    }

    private List<String> statesOf(ReplId id) {
        return heardOf(id, "state");
    }

    private List<String> namesOf(ReplId id) {
        return heardOf(id, "name");
    }

    private List<String> heardOf(ReplId id, String field) {
        return sink.heard.stream()
                .filter(event -> event.startsWith("repl {\"id\":\"" + id))
                .map(event -> event.replaceAll(".*\"" + field + "\":\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
