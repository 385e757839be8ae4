package dev.devex.auth.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** GitHub as far as a sign-in sees it, on loopback: codes are good once, and only with the verifier of their challenge. */
final class FakeGitHub implements AutoCloseable {
    private static final Map<String, String> EXPECTED = Map.of(
            "client_id", "client",
            "client_secret", "client-secret",
            "redirect_uri", "http://localhost:9080/auth/github/callback");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger codes = new AtomicInteger();
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private volatile boolean silent;
    private volatile int status = 200;
    private volatile String profile =
            "{\"id\":1815,\"login\":\"ada\",\"name\":\"Ada\",\"email\":null,\"avatar_url\":\"https://a/1\"}";

    FakeGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/login/oauth/access_token", this::token);
        server.createContext("/api/v3/user", this::user);
        server.start();
    }

    Optional<GitHubApp> app() {
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return GitHubApp.of(Optional.of("client"), Optional.of("client-secret"), url, Optional.empty());
    }

    /** What happens when a person agrees on the page they were sent to: the query they come back with. */
    Map<String, String> agree(URI authorizeUrl) {
        var asked = form(authorizeUrl.getRawQuery());
        var code = "code-" + codes.incrementAndGet();
        challenges.put(code, asked.getOrDefault("code_challenge", ""));
        return Map.of("code", code, "state", asked.getOrDefault("state", ""));
    }

    void failWith(int status) {
        this.status = status;
    }

    void fallSilent() {
        silent = true;
    }

    void describeUserAs(String profile) {
        this.profile = profile;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var challenge = challenges.remove(form.getOrDefault("code", ""));
        var verifier = new CodeVerifier(form.getOrDefault("code_verifier", ""));
        var good = verifier.challenge().equals(challenge) && form.entrySet().containsAll(EXPECTED.entrySet());
        answer(exchange, good ? "{\"access_token\":\"token\"}" : "{\"error\":\"bad_verification_code\"}");
    }

    private void user(HttpExchange exchange) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        answer(exchange, "Bearer token".equals(authorization) ? profile : "{\"message\":\"Bad credentials\"}");
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        if (silent) {
            awaitClosing();
            return;
        }
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }
}
