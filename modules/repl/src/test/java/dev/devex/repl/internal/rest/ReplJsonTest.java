package dev.devex.repl.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.Activity;
import dev.devex.repl.Activity.Reason;
import dev.devex.repl.Failure;
import dev.devex.repl.Repl;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplState;
import dev.devex.repl.ReplTicket;
import dev.devex.repl.internal.rest.ReplsResource.TicketJson;
import dev.devex.repl.internal.rest.TemplatesResource.TemplateJson;
import dev.devex.storage.Template;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReplJsonTest {
    private static final Jsonb JSON = JsonbBuilder.create();
    private static final ReplId ID = new ReplId("repl-123e4567-e89b-12d3-a456-426614174000");
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void writesAReplThatHasNotRunYetWithEveryField() throws IOException {
        var repl = new Repl(
                ID,
                new ReplName("Zürich \"1\""),
                "node",
                new UserId("github:1"),
                ReplState.STOPPED,
                null,
                TIME,
                null,
                null,
                null,
                null);

        assertThat(JSON.toJson(ReplJson.of(repl))).isEqualTo(golden("repl-new.json"));
        assertThat(Events.repl(repl)).isEqualTo(golden("repl-new.json"));
    }

    @Test
    void writesAReplThatFailed() throws IOException {
        var repl = new Repl(
                ID,
                new ReplName("my app"),
                "node",
                new UserId("local:ada"),
                ReplState.FAILED,
                new Failure("restoreFailed", "Your files could not be restored."),
                TIME,
                TIME.plusSeconds(1),
                TIME.plusSeconds(2),
                TIME.plusMillis(2322),
                null);

        assertThat(JSON.toJson(ReplJson.of(repl))).isEqualTo(golden("repl-failed.json"));
    }

    @Test
    void writesWhatKeepsARunningReplUp() throws IOException {
        var started = TIME.plusSeconds(1);
        var activity = new Activity(Reason.CPU, started.plus(Duration.ofHours(12)), null);
        var repl = new Repl(
                ID,
                new ReplName("my app"),
                "node",
                new UserId("local:ada"),
                ReplState.RUNNING,
                null,
                TIME,
                started,
                null,
                null,
                activity);

        assertThat(JSON.toJson(ReplJson.of(repl))).isEqualTo(golden("repl-running.json"));
    }

    @Test
    void writesTheOtherShapes() {
        assertThat(Events.deleted(ID)).isEqualTo("{\"id\":\"" + ID + "\"}");
        assertThat(JSON.toJson(TicketJson.of(new ReplTicket(URI.create("http://localhost:1234"), "abc", TIME))))
                .isEqualTo(
                        "{\"url\":\"http://localhost:1234\",\"token\":\"abc\",\"expiresAt\":\"2026-01-02T03:04:05.678Z\"}");
        assertThat(JSON.toJson(TemplateJson.of(new Template("node", "Node.js", "A server."))))
                .isEqualTo("{\"id\":\"node\",\"name\":\"Node.js\",\"description\":\"A server.\"}");
    }

    private static String golden(String name) throws IOException {
        try (var in = Objects.requireNonNull(ReplJsonTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
