package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Kubernetes API server of the tests' own: its rules are the real one's, as far as they matter to who runs sandboxes. */
final class ApiServer implements AutoCloseable {
    static final String TOKEN = "core's";
    private static final Pattern PATH = Pattern.compile(
            "/(?:api|apis/(?<group>[^/]+))/v1/(?:namespaces/devex-repls/)?(?<resource>\\w+)(?:/(?<name>[^/]+))?(?:/(?<sub>\\w+))?");

    final ObjectStore store = new ObjectStore();
    final Role role = new Role(Role.documented());
    /** How many of the next requests are answered with 429. */
    final AtomicInteger busy = new AtomicInteger();

    final AtomicInteger lists = new AtomicInteger();
    /** How often anything was asked for but to watch. */
    final AtomicInteger questions = new AtomicInteger();

    final AtomicInteger watches = new AtomicInteger();
    final Requests requests = new Requests(store, role);
    private final ExecutorService threads = Executors.newCachedThreadPool(ApiServer::thread);
    private @Nullable HttpServer server;
    private int port;

    ApiServer() throws IOException {
        start();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Listens again where it listened before. */
    void start() throws IOException {
        var fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        fresh.setExecutor(threads);
        fresh.createContext("/", this::answer);
        fresh.start();
        port = fresh.getAddress().getPort();
        server = fresh;
    }

    /** Breaks off every connection. */
    void stop() {
        var running = server;
        server = null;
        if (running != null) {
            running.stop(0);
        }
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            var request = request(exchange);
            if (request.isWatch()) {
                watches.incrementAndGet();
                new WatchStream(store, request, exchange, () -> server != null).run();
            } else {
                questions.incrementAndGet();
                send(exchange, 200, requests.answer(request));
            }
        } catch (StatusException e) {
            if (e.code() == 429) {
                exchange.getResponseHeaders().set("Retry-After", "0");
            }
            send(exchange, e.code(), e.toJson());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            exchange.close();
        }
    }

    private Request request(HttpExchange exchange) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new StatusException(401, "Unauthorized", "Unauthorized");
        }
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new StatusException(429, "TooManyRequests", "too many requests, please try again later");
        }
        var matcher = PATH.matcher(exchange.getRequestURI().getPath());
        if (!matcher.matches()) {
            throw StatusException.notFound("path", exchange.getRequestURI().getPath());
        }
        var request = Request.read(
                exchange,
                matcher.group("group"),
                matcher.group("resource"),
                matcher.group("name"),
                matcher.group("sub"));
        if (request.verb().equals("list")) {
            lists.incrementAndGet();
        }
        role.require(request);
        return request;
    }

    private static void send(HttpExchange exchange, int code, JsonObject body) throws IOException {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "api-server");
        thread.setDaemon(true);
        return thread;
    }
}
