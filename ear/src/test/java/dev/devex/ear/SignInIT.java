package dev.devex.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in, pages and metrics as browsers and monitoring meet them. */
class SignInIT {
    private static final String METRICS_TOKEN = "for-the-one-who-watches";

    private static FakeGitHub github;
    private static Devex devex;

    @BeforeAll
    static void start() throws Exception {
        github = new FakeGitHub();
        var settings = new HashMap<>(github.settings());
        settings.put("DEVEX_METRICS_TOKEN", METRICS_TOKEN);
        devex = Devex.start(settings);
    }

    @AfterAll
    static void end() throws Exception {
        devex.close();
        github.close();
    }

    @Test
    void offersBothProviders() throws Exception {
        var providers = Client.array(get("/auth/providers"));
        assertThat(providers).hasSize(2);
        assertThat(providers.getJsonObject(0).getString("loginUrl")).isEqualTo("/auth/github/login");
        assertThat(providers.getJsonObject(1).getString("id")).isEqualTo("local");
    }

    @Test
    void signsInAtGitHubAndLeadsBack() throws Exception {
        var begun = get("/auth/github/login?return=/repls/x");
        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(location(begun)).startsWith(github.url() + "/login/oauth/authorize?");
        var back = "/auth/github/callback?code=code&state=" + query(begun).get("state");
        var completed = get(back, "Cookie", cookie(begun, "devex_verifier"));
        assertThat(completed.statusCode()).isEqualTo(302);
        assertThat(path(completed)).isEqualTo("/repls/x");
        assertThat(setCookie(completed, "devex_session")).contains("HttpOnly", "SameSite=Lax", "Path=/");

        var me = Client.object(get("/auth/me", "Cookie", cookie(completed, "devex_session")));
        assertThat(me.keySet()).isEqualTo(Set.of("id", "login", "name", "email", "avatarUrl", "provider"));
        assertThat(me.getString("id")).isEqualTo("github:1815");
        assertThat(me.isNull("email")).isTrue();
        assertThat(path(get(back, "Cookie", cookie(begun, "devex_verifier")))).isEqualTo("/?error=expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "/%5Cevil.example", "https://evil.example", "/%09/evil.example", "/%0D%0AA:b"})
    void leadsNowhereElse(String wanted) throws Exception {
        var begun = get("/auth/github/login?return=" + wanted);
        var back = "/auth/github/callback?code=code&state=" + query(begun).get("state");
        assertThat(path(get(back, "Cookie", cookie(begun, "devex_verifier")))).isEqualTo("/");
    }

    @Test
    void refusesASignInThatAnotherBrowserBegan() throws Exception {
        var begun = get("/auth/github/login");
        var back = get("/auth/github/callback?code=code&state=" + query(begun).get("state"));
        assertThat(path(back)).isEqualTo("/?error=expired");
        assertThat(back.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("devex_session=ey"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"login\":null}",
                "{\"login\":7}",
                "{\"login\":\"\"}",
                "{\"login\":\"a b\"}",
                "{\"login\":\"../a\"}",
                "{",
                "[]",
                ""
            })
    void refusesLoginsThatAreNone(String body) throws Exception {
        assertThat(login(body).statusCode()).isEqualTo(400);
    }

    @Test
    void signsInByNameFromPagesOfItsOwnOnly() throws Exception {
        assertThat(login("{\"login\":\"Ada\"}").statusCode()).isEqualTo(204);
        assertThat(login(
                                "{\"login\":\"ada\"}",
                                "Origin",
                                "http://127.0.0.1:" + devex.url().getPort())
                        .statusCode())
                .isEqualTo(204);
        assertThat(login("{\"login\":\"ada\"}", "Origin", "http://localhost:5000")
                        .statusCode())
                .isEqualTo(403);
        assertThat(login("{\"login\":\"ada\"}", "Origin", "null").statusCode()).isEqualTo(403);
    }

    @Test
    void publishesItsKeysAndNothingPrivate() throws Exception {
        var keys = Client.object(get("/auth/jwks")).getJsonArray("keys");
        assertThat(keys.getJsonObject(0).keySet()).isEqualTo(Set.of("kty", "kid", "use", "alg", "n", "e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/repls", "/repls/repl-123e4567-e89b-12d3-a456-426614174000"})
    void answersPlacesWithinThePageWithThePage(String place) throws Exception {
        var page = get(place);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<div id=\"root\">");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(get(place, "If-None-Match", header(page, "ETag")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void letsBrowsersKeepWhatIsNamedByItsContent() throws Exception {
        var script = get("/").body().replaceAll("(?s).*src=\"(/assets/[^\"]+\\.js)\".*", "$1");
        var plain = get(script);
        assertThat(header(plain, "Cache-Control")).contains("max-age=31536000", "immutable");
        assertThat(header(plain, "Content-Type")).startsWith("text/javascript");
        assertThat(header(get(script, "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/none.js",
                "/WEB-INF/web.xml",
                "/.vite/manifest.json",
                "/api/none",
                "/auth/none",
                "/sandbox/none"
            })
    void hasNothingElse(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void showsMetricsToThisMachineAndToTheBearerOfTheToken() throws Exception {
        get("/auth/providers");
        var metrics = get("/metrics", "Host", "10.0.0.7:9080");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains("route=\"/auth/providers\"", "jvm_memory_used_bytes", "devex_repls{state=\"RUNNING\"} ");
        assertThat(get("/metrics", "X-Forwarded-For", "192.0.2.1").statusCode()).isEqualTo(401);
        var watcher = "Bearer " + METRICS_TOKEN;
        assertThat(get("/metrics", "X-Forwarded-For", "192.0.2.1", "Authorization", watcher)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/metrics", "Forwarded", "for=192.0.2.1", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> login(String body, String... headers) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(devex.url().resolve("/auth/local/login"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                headers);
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(devex.url() + path)), headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        return Client.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String location(HttpResponse<?> response) {
        return header(response, "Location");
    }

    private static String path(HttpResponse<?> response) {
        return location(response).replace(devex.url().toString(), "");
    }

    private static Map<String, String> query(HttpResponse<?> response) {
        return Arrays.stream(URI.create(location(response)).getRawQuery().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }

    private static String setCookie(HttpResponse<?> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private static String cookie(HttpResponse<?> response, String name) {
        return setCookie(response, name).split(";", 2)[0];
    }
}
