package dev.devex.repl.internal.records;

import dev.devex.repl.Failure;
import dev.devex.repl.ReplState;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceDescription;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fields of a repl and their new values; an empty value clears the field. */
public final class Fields {
    private final List<String> namesAndValues = new ArrayList<>();

    public static Fields none() {
        return new Fields();
    }

    /**
     * A repl without a sandbox.
     *
     * @param newest its work
     * @param session the latest that there was of it; 0 before the first
     */
    public static Fields ofStopped(
            Workspace workspace, WorkspaceDescription description, Snapshot newest, long session) {
        return none().set("id", workspace.repl())
                .set("name", description.name())
                .set("template", description.template())
                .set("owner", workspace.owner())
                .set("state", ReplState.STOPPED)
                .set("createdAt", description.createdAt())
                .set("savedAt", newest.savedAt())
                .set("savedNumber", newest.number())
                .set("savedSession", newest.session())
                .set("session", session)
                .set("revision", description.revision());
    }

    public Fields set(String name, Object value) {
        namesAndValues.add(name);
        namesAndValues.add(value.toString());
        return this;
    }

    public Fields set(String name, @Nullable Instant time) {
        return time == null ? clear(name) : set(name, text(time));
    }

    public Fields clear(String... names) {
        for (var name : names) {
            set(name, "");
        }
        return this;
    }

    /** Forgets what was known of the activity in an earlier sandbox. */
    public Fields clearActivity() {
        return clear("activityReason", "idleSince", "stopsAt", "pinnedUntil");
    }

    public Fields failure(@Nullable Failure failure) {
        return set("failure", failure);
    }

    /** Why the sandbox has ended that is being taken down. */
    public Fields cause(@Nullable Failure cause) {
        return set("cause", cause);
    }

    /** Reads what the scripts announce: a JSON array of names and values. */
    public static Map<String, String> parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return map(reader.readArray().getValuesAs(JsonString::getString));
        }
    }

    /** Reads names and values that follow one another, as {@code HGETALL} gives them. */
    public static Map<String, String> map(List<?> namesAndValues) {
        Map<String, String> fields = new HashMap<>();
        for (var i = 0; i + 1 < namesAndValues.size(); i += 2) {
            fields.put(String.valueOf(namesAndValues.get(i)), String.valueOf(namesAndValues.get(i + 1)));
        }
        return fields;
    }

    public static String required(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    public List<String> namesAndValues() {
        return namesAndValues;
    }

    private Fields set(String name, @Nullable Failure failure) {
        return failure == null
                ? clear(name + "Reason", name + "Message")
                : set(name + "Reason", failure.reason()).set(name + "Message", failure.message());
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
