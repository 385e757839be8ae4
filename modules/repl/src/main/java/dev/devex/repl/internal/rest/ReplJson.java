package dev.devex.repl.internal.rest;

import dev.devex.repl.Failure;
import dev.devex.repl.Repl;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A repl on the wire. */
@JsonbNillable
@JsonbPropertyOrder({
    "id",
    "name",
    "template",
    "owner",
    "state",
    "failure",
    "createdAt",
    "startedAt",
    "lastActiveAt",
    "savedAt"
})
public record ReplJson(
        String id,
        String name,
        String template,
        String owner,
        String state,
        @Nullable FailureJson failure,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant lastActiveAt,
        @Nullable Instant savedAt) {
    static ReplJson of(Repl repl) {
        return new ReplJson(
                repl.id().value(),
                repl.name().value(),
                repl.template(),
                repl.owner().value(),
                repl.state().name(),
                FailureJson.of(repl.failure()),
                repl.createdAt(),
                repl.startedAt(),
                repl.lastActiveAt(),
                repl.savedAt());
    }

    /** Why, for programs and for people. Null too is written, since Yasson looks for that at the type of the value. */
    @JsonbNillable
    @JsonbPropertyOrder({"reason", "message"})
    public record FailureJson(String reason, String message) {
        static @Nullable FailureJson of(@Nullable Failure failure) {
            return failure == null ? null : new FailureJson(failure.reason(), failure.message());
        }
    }
}
