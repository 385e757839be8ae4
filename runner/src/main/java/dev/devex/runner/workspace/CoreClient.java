package dev.devex.runner.workspace;

import dev.devex.snapshot.ObjectContent;
import dev.devex.snapshot.ObjectName;
import dev.devex.snapshot.Sha256;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the core what is stored, where objects may be put, and that they become the newest snapshot. */
final class CoreClient {
    private static final Set<Integer> SUCCESS = Set.of(200, 201);
    private static final int CONFLICT = 409;
    private static final String NO_ANSWER = "The server cannot be reached just now.";

    private final Access access;

    CoreClient(Access access) {
        this.access = access;
    }

    StoredSnapshot snapshot() {
        return understood(() -> StoredSnapshot.of(ask("GET", "snapshot", "")));
    }

    /** Where to put objects, in their order. */
    List<UploadGrant> uploads(List<? extends ObjectContent> objects) {
        JsonArrayBuilder wanted = Json.createArrayBuilder();
        for (ObjectContent object : objects) {
            ObjectName name = object.name();
            wanted.add(object(name.sha256(), object.size())
                    .add("kind", name.kind().name().toLowerCase(Locale.ROOT)));
        }
        String body = Json.createObjectBuilder().add("objects", wanted).build().toString();
        return understood(
                () -> ask("POST", "uploads", body).getJsonArray("uploads").getValuesAs(UploadGrant::of));
    }

    /** Makes what was uploaded the newest snapshot; a commit that took effect may be repeated. */
    Commit commit(long base, Sha256 manifest, long size) {
        String body = Json.createObjectBuilder()
                .add("base", base)
                .add("manifest", object(manifest, size))
                .build()
                .toString();
        return understood(() -> Commit.of(ask("POST", "saves", body)));
    }

    /** A token that is good for longer than the one at hand. */
    String renewToken() {
        return understood(() -> ask("POST", "tokens", "{}").getString("token"));
    }

    /**
     * Says what goes on here: for {@code idleSeconds} nothing, where {@code reason} is null.
     *
     * @return after how many seconds the core wants to hear more at the latest
     */
    long report(@Nullable String reason, long idleSeconds) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("idleSeconds", idleSeconds);
        String text = (reason == null ? body.addNull("reason") : body.add("reason", reason))
                .build()
                .toString();
        return understood(
                () -> ask("POST", "activity", text).getJsonNumber("nextSeconds").longValueExact());
    }

    private static JsonObjectBuilder object(Sha256 sha256, long size) {
        return Json.createObjectBuilder().add("sha256", sha256.hex()).add("size", size);
    }

    private JsonObject ask(String method, String resource, String body) {
        HttpRequest request = new HttpRequest(method, access.resource(resource))
                .header("Authorization", "Bearer " + access.token())
                .header("Accept", "application/json, application/problem+json");
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").body(body);
        }
        try (HttpAnswer answer = request.send()) {
            String text = answer.text();
            if (!SUCCESS.contains(answer.status())) {
                throw refusal(answer.status(), text);
            }
            return parse(text);
        } catch (IOException | JsonException e) {
            // Java's client does not tell when an answer is cut off on its way.
            throw new CommandException(ExitCode.UNREACHABLE, NO_ANSWER);
        }
    }

    private static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /**
     * What a problem (RFC 9457) says to people and programs, or what can be said without it. A conflict without its reason was
     * cut off on its way, and the core has to be asked again.
     */
    private static CommandException refusal(int status, String text) {
        try {
            JsonObject problem = parse(text);
            String sentence = problem.getString("detail").replaceAll("\\p{Cntrl}", " ");
            return new RefusalException(status, problem.getString("reason", ""), sentence);
        } catch (JsonException | NullPointerException | ClassCastException e) {
            if (status == CONFLICT || Statuses.meaning(status) == ExitCode.UNREACHABLE) {
                return new CommandException(ExitCode.UNREACHABLE, NO_ANSWER);
            }
            return new RefusalException(status, "", "The server refused (" + status + ").");
        }
    }

    private static <T> T understood(Answer<T> answer) {
        try {
            return answer.read();
        } catch (NullPointerException
                | ClassCastException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | DateTimeException e) {
            throw new CommandException(ExitCode.FAILED, "The server's answer cannot be understood.");
        }
    }

    private interface Answer<T> {
        T read();
    }
}
