package dev.devex.repl.internal.rest;

import dev.devex.repl.Activity;
import dev.devex.repl.Failure;
import dev.devex.repl.Repl;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Locale;
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
    "savedAt",
    "activity"
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
        @Nullable Instant savedAt,
        @Nullable ActivityJson activity) {
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
                repl.savedAt(),
                ActivityJson.of(repl.activity()));
    }

    /** Why, for programs and for people. Null too is written, since Yasson looks for that at the type of the value. */
    @JsonbNillable
    @JsonbPropertyOrder({"reason", "message"})
    public record FailureJson(String reason, String message) {
        static @Nullable FailureJson of(@Nullable Failure failure) {
            return failure == null ? null : new FailureJson(failure.reason(), failure.message());
        }
    }

    /** What keeps it up, and until when. */
    @JsonbNillable
    @JsonbPropertyOrder({"reason", "stopsAt", "pinnedUntil"})
    public record ActivityJson(
            @Nullable String reason,
            @Nullable Instant stopsAt,
            @Nullable Instant pinnedUntil) {
        static @Nullable ActivityJson of(@Nullable Activity activity) {
            if (activity == null) {
                return null;
            }
            var reason = activity.reason();
            var name = reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
            return new ActivityJson(name, activity.stopsAt(), activity.pinnedUntil());
        }
    }
}
