package dev.devex.orchestration.internal;

import dev.devex.orchestration.Sandbox.Condition;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about a sandbox, for whichever server comes next. What runs may have died since.
 *
 * @param runner null before it has answered
 */
record SandboxRecord(
        long session, Condition stage, @Nullable Runner runner) {
    record Runner(ProcessId process, int port) {
        URI url() {
            return URI.create("http://localhost:" + port);
        }
    }

    static SandboxRecord starting(long session) {
        return new SandboxRecord(session, Condition.STARTING, null);
    }

    SandboxRecord running(Runner answering) {
        return new SandboxRecord(session, Condition.RUNNING, answering);
    }

    SandboxRecord ended() {
        return new SandboxRecord(session, Condition.ENDED, runner);
    }

    Optional<Runner> answered() {
        return Optional.ofNullable(runner);
    }

    String toJson() {
        var json = Json.createObjectBuilder().add("session", session).add("stage", stage.name());
        if (runner != null) {
            json.add("pid", runner.process().pid())
                    .add("started", runner.process().started())
                    .add("port", runner.port());
        }
        return json.build().toString();
    }

    /** Empty when that is no record. */
    static Optional<SandboxRecord> parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var json = reader.readObject();
            var stage = Condition.valueOf(json.getString("stage", ""));
            return Optional.of(new SandboxRecord(
                    number(json, "session"), stage, stage == Condition.STARTING ? null : runner(json)));
        } catch (JsonException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Runner runner(JsonObject json) {
        var process = new ProcessId(number(json, "pid"), number(json, "started"));
        return new Runner(process, Math.toIntExact(number(json, "port")));
    }

    private static long number(JsonObject json, String name) {
        if (json.get(name) instanceof JsonNumber number) {
            return number.longValueExact();
        }
        throw new JsonException(name + " is no number");
    }
}
