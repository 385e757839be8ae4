package dev.devex.auth.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.devex.auth.User;
import dev.devex.kernel.UserId;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks with GitHub: a code for a token, a token for who that is. The token is used once and kept nowhere. */
final class GitHubClient {
    private final HttpClient http;
    private final GitHubApp app;
    private final Duration patience;

    GitHubClient(GitHubApp app, Duration patience) {
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
        this.app = app;
        this.patience = patience;
    }

    /** Whoever agreed to sign in, as GitHub describes them now. */
    User exchange(String code, CodeVerifier verifier, URI callback) throws SignInFailedException {
        return user(get(app.apiUrl() + "/user", token(code, verifier, callback)));
    }

    private String token(String code, CodeVerifier verifier, URI callback) throws SignInFailedException {
        var form = Map.of(
                "client_id", app.clientId(),
                "client_secret", app.clientSecret(),
                "code", code,
                "code_verifier", verifier.value(),
                "redirect_uri", callback.toString());
        var request = request(app.url() + "/login/oauth/access_token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
        // GitHub says no with a 200, other servers with a 400.
        var token = text(send(request), "access_token");
        if (token == null || token.isEmpty()) {
            throw new SignInFailedException(SignInFailure.REFUSED);
        }
        return token;
    }

    private JsonObject get(String url, String token) throws SignInFailedException {
        return send(request(url).header("Authorization", "Bearer " + token).build());
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(patience)
                .header("Accept", "application/json")
                .header("User-Agent", "Devex");
    }

    private JsonObject send(HttpRequest request) throws SignInFailedException {
        try {
            return json(http.send(request, BodyHandlers.ofString(UTF_8)));
        } catch (IOException | JsonException e) {
            throw new SignInFailedException(SignInFailure.UNAVAILABLE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInFailedException(SignInFailure.UNAVAILABLE, e);
        }
    }

    private static JsonObject json(HttpResponse<String> response) throws SignInFailedException {
        if (response.statusCode() >= 500) {
            throw new SignInFailedException(SignInFailure.UNAVAILABLE);
        }
        if (response.statusCode() != 200) {
            throw new SignInFailedException(SignInFailure.REFUSED);
        }
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    private static User user(JsonObject profile) throws SignInFailedException {
        var login = text(profile, "login");
        if (login == null || !(profile.get("id") instanceof JsonNumber id) || !id.isIntegral() || id.longValue() < 1) {
            throw new SignInFailedException(SignInFailure.UNAVAILABLE);
        }
        var name = text(profile, "name");
        return new User(
                new UserId("github:" + id.longValue()),
                login,
                name == null || name.isBlank() ? login : name,
                text(profile, "email"),
                text(profile, "avatar_url"),
                "github");
    }

    private static @Nullable String text(JsonObject object, String field) {
        return object.get(field) instanceof JsonString text ? text.getString() : null;
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
