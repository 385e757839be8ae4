package dev.devex.ear;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** A GitHub Enterprise server as far as a sign-in sees it: one person, who always agrees. */
final class FakeGitHub implements AutoCloseable {
    private final HttpServer server;

    FakeGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/login/oauth/access_token", exchange -> answer(exchange, "{\"access_token\":\"token\"}"));
        server.createContext(
                "/api/v3/user",
                exchange ->
                        answer(exchange, "{\"id\":1815,\"login\":\"ada\",\"name\":\"Ada Lovelace\",\"email\":null}"));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Map<String, String> settings() {
        return Map.of("GITHUB_URL", url(), "GITHUB_CLIENT_ID", "client", "GITHUB_CLIENT_SECRET", "client-secret");
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
