package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Leads requests by the paths of Ingresses to Services, and by those to pods that are ready; the others it hangs up on. */
final class IngressController implements AutoCloseable {
    private final ObjectStore store;
    private final HttpServer server;

    IngressController(ObjectStore store) throws IOException {
        this.store = store;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (store.all("ingresses").stream().anyMatch(ingress -> leads(ingress, path))) {
            var pong = "\"pong\"".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, pong.length);
            exchange.getResponseBody().write(pong);
        }
        exchange.close();
    }

    private boolean leads(JsonObject ingress, String path) {
        return Json.list(ingress, "spec/rules").stream()
                .filter(rule -> Json.text(rule, "host").equals("localhost"))
                .flatMap(rule -> Json.list(rule, "http/paths").stream())
                .filter(rule -> path.equals(Json.text(rule, "path") + "/ping"))
                .anyMatch(rule -> store.find("services", Json.text(rule, "backend/service/name"))
                        .filter(this::hasReadyPod)
                        .isPresent());
    }

    private boolean hasReadyPod(JsonObject service) {
        var selector = Json.object(service, "spec/selector");
        return store.all("pods").stream()
                .filter(pod -> Json.text(pod, "metadata/deletionTimestamp").isEmpty())
                .filter(pod -> Json.object(pod, "metadata/labels").entrySet().containsAll(selector.entrySet()))
                .flatMap(pod -> Json.list(pod, "status/conditions").stream())
                .anyMatch(condition -> Json.text(condition, "type").equals("Ready")
                        && Json.text(condition, "status").equals("True"));
    }
}
