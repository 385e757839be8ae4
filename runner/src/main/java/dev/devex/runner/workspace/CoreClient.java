package dev.devex.runner.workspace;

import dev.devex.snapshot.SnapshotDigest;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Asks the core for grants and commits. */
final class CoreClient {
    /** A commit reads back what was uploaded, however much that is. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(3);

    private static final int CREATED = 201;
    private static final String NO_ANSWER = "The server cannot be reached just now.";

    private final HttpClient http;
    private final Access access;

    CoreClient(HttpClient http, Access access) {
        this.http = http;
        this.access = access;
    }

    Grant grant() throws InterruptedException {
        return understood(() -> Grant.of(post("grants", "{}")));
    }

    /** Makes an upload the newest stored state; a commit that took effect may be repeated. */
    Instant commit(Grant grant, SnapshotDigest digest) throws InterruptedException {
        String body = Json.createObjectBuilder()
                .add("uploadId", grant.uploadId())
                .add("size", digest.size())
                .add("sha256", digest.sha256())
                .build()
                .toString();
        return understood(() -> Instant.parse(post("saves", body).getString("savedAt")));
    }

    private JsonObject post(String resource, String body) throws InterruptedException {
        var request = HttpRequest.newBuilder(access.resource(resource))
                .header("Authorization", "Bearer " + access.token())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .timeout(LONGEST_ANSWER)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != CREATED) {
            throw new CommandException(Statuses.meaning(response.statusCode()), sentence(response));
        }
        return parse(response.body());
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandException(ExitCode.UNREACHABLE, NO_ANSWER);
        }
    }

    private static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** What a problem (RFC 9457) says to people, or what can be said without it. */
    private static String sentence(HttpResponse<String> response) {
        try {
            return parse(response.body()).getString("detail").replaceAll("\\p{Cntrl}", " ");
        } catch (JsonException | NullPointerException | ClassCastException e) {
            return Statuses.meaning(response.statusCode()) == ExitCode.UNREACHABLE
                    ? NO_ANSWER
                    : "The server refused (" + response.statusCode() + ").";
        }
    }

    private static <T> T understood(Answer<T> answer) throws InterruptedException {
        try {
            return answer.read();
        } catch (JsonException
                | NullPointerException
                | ClassCastException
                | IllegalArgumentException
                | DateTimeException e) {
            throw new CommandException(ExitCode.FAILED, "The server's answer cannot be understood.");
        }
    }

    private interface Answer<T> {
        T read() throws InterruptedException;
    }
}
