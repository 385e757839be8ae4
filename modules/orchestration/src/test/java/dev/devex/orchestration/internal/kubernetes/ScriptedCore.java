package dev.devex.orchestration.internal.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.devex.orchestration.SandboxWorld.Step;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The core as the runner of {@code src/test/image} knows it: it has one file of each repl, and says what is to go wrong. */
final class ScriptedCore implements AutoCloseable {
    final Script script = new Script();
    final Map<String, String> stored = new ConcurrentHashMap<>();
    /** The repls whose runner ends whenever it is started. */
    final Set<String> killed = ConcurrentHashMap.newKeySet();

    /** The repls whose runner was told to end. */
    final Set<String> ending = ConcurrentHashMap.newKeySet();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    ScriptedCore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(0), 0);
        server.setExecutor(threads);
        server.createContext("/orders/", this::order);
        server.createContext("/stored/", this::keep);
        server.start();
    }

    /** @param host by which pods know this machine */
    URI url(String host) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void order(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/");
        answer(exchange, words[2].equals("last") ? last(words[3]) : order(step(words[2]), words[3]));
    }

    private String last(String repl) {
        ending.add(repl);
        return script.savesLast ? "0" : "4 Nothing is to be saved.";
    }

    private String order(Step step, String repl) {
        if (step == Step.SERVE && script.outOfMemory) {
            return "devour";
        }
        if (step == Step.SERVE && killed.contains(repl)) {
            return "1 It is to end.";
        }
        if (script.hanging.contains(step)) {
            return "hang";
        }
        var failure = script.failures.get(step);
        return failure == null ? "0" : failure.exit() + " " + failure.sentence();
    }

    private void keep(HttpExchange exchange) throws IOException {
        var repl = exchange.getRequestURI().getPath().split("/")[2];
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("POST")) {
            stored.put(repl, body);
        }
        answer(exchange, stored.getOrDefault(repl, ""));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Step step(String command) {
        return Step.valueOf(command.toUpperCase(Locale.ROOT));
    }
}
