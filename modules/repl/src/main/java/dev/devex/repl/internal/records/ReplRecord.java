package dev.devex.repl.internal.records;

import static dev.devex.repl.internal.records.Fields.required;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.Activity;
import dev.devex.repl.Failure;
import dev.devex.repl.Repl;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplState;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceDescription;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that Redis knows of a repl.
 *
 * @param session the number of its present or latest run; it grows with every start, so that former ones can be told apart
 * @param savedSession the session of the newest stored copy
 * @param savedNumber the number of the newest stored copy
 * @param revision grows with every change
 * @param url the runner's address while it runs
 * @param attempts how often the present piece of work has failed
 * @param discard whether its owner has given up what is not saved
 * @param restore the earlier state its owner wants instead of what the sandbox that is being stopped has last saved
 * @param down whether that sandbox is gone, so that this can be done
 * @param found whether the sandbox was there that is being stopped
 * @param lost for a sandbox that ended by itself: the time of the newest stored copy when that was seen
 * @param cause why it ended, where that is known
 * @param idleSince since when nothing goes on in the present sandbox; null while something does, or nothing is known
 */
public record ReplRecord(
        Repl repl,
        long session,
        long savedSession,
        long savedNumber,
        long revision,
        @Nullable URI url,
        int attempts,
        boolean discard,
        @Nullable SnapshotId restore,
        boolean down,
        boolean found,
        @Nullable Instant lost,
        @Nullable Failure cause,
        @Nullable Instant idleSince) {

    public ReplId id() {
        return repl.id();
    }

    public ReplState state() {
        return repl.state();
    }

    public Workspace workspace() {
        return new Workspace(repl.owner(), repl.id());
    }

    /** What the store is to know of it. */
    public WorkspaceDescription description() {
        return new WorkspaceDescription(repl.name().value(), repl.template(), repl.createdAt(), revision);
    }

    public boolean isOf(ReplState state, long session) {
        return state() == state && this.session == session;
    }

    public static ReplRecord of(Map<String, String> fields) {
        return new ReplRecord(
                repl(fields),
                Long.parseLong(required(fields, "session")),
                Long.parseLong(fields.getOrDefault("savedSession", "0")),
                Long.parseLong(fields.getOrDefault("savedNumber", "0")),
                Long.parseLong(required(fields, "revision")),
                fields.containsKey("url") ? URI.create(required(fields, "url")) : null,
                Integer.parseInt(fields.getOrDefault("attempts", "0")),
                fields.containsKey("discard"),
                fields.containsKey("restore") ? SnapshotId.of(required(fields, "restore")) : null,
                fields.containsKey("down"),
                fields.containsKey("found"),
                time(fields, "lost"),
                failure(fields, "cause"),
                time(fields, "idleSince"));
    }

    private static Repl repl(Map<String, String> fields) {
        return new Repl(
                new ReplId(required(fields, "id")),
                new ReplName(required(fields, "name")),
                required(fields, "template"),
                new UserId(required(fields, "owner")),
                ReplState.valueOf(required(fields, "state")),
                failure(fields, "failure"),
                Instant.parse(required(fields, "createdAt")),
                time(fields, "startedAt"),
                time(fields, "lastActiveAt"),
                time(fields, "savedAt"),
                activity(fields));
    }

    private static @Nullable Activity activity(Map<String, String> fields) {
        if (!required(fields, "state").equals(ReplState.RUNNING.name())) {
            return null;
        }
        var reason = fields.get("activityReason");
        return new Activity(
                reason == null ? null : Activity.Reason.valueOf(reason),
                time(fields, "stopsAt"),
                time(fields, "pinnedUntil"));
    }

    private static @Nullable Failure failure(Map<String, String> fields, String name) {
        var reason = fields.get(name + "Reason");
        return reason == null ? null : new Failure(reason, fields.getOrDefault(name + "Message", ""));
    }

    private static @Nullable Instant time(Map<String, String> fields, String name) {
        var value = fields.get(name);
        return value == null ? null : Instant.parse(value);
    }
}
