package dev.devex.orchestration.internal.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.NetworkingV1Api;
import io.kubernetes.client.openapi.models.V1Ingress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** An ingress controller for a cluster that may have none: it leads pings by the Ingresses there, through the API server. */
final class ServiceProxy implements AutoCloseable {
    private final ApiClient admin;
    private final String namespace;
    private final NetworkingV1Api ingresses;
    private final HttpServer server;

    ServiceProxy(ApiClient admin, String namespace) throws IOException {
        this.admin = admin;
        this.namespace = namespace;
        ingresses = new NetworkingV1Api(admin);
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

    /** Hangs up where nothing answers. */
    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try {
            var service = service(path);
            if (service.isPresent()) {
                var body = get("/api/v1/namespaces/" + namespace + "/services/" + service.get() + ":http/proxy" + path);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (ApiException nobody) {
            // as it is without one
        } finally {
            exchange.close();
        }
    }

    private byte[] get(String path) throws ApiException, IOException {
        var call = admin.buildCall(
                admin.getBasePath(),
                path,
                "GET",
                List.of(),
                List.of(),
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                new String[] {"BearerToken"},
                null);
        try (var answer = call.execute()) {
            if (!answer.isSuccessful()) {
                throw new ApiException(answer.code(), path);
            }
            return answer.body().bytes();
        }
    }

    private Optional<String> service(String path) throws ApiException {
        return ingresses.listNamespacedIngress(namespace).execute().getItems().stream()
                .flatMap(ingress -> leading(ingress, path).stream())
                .findFirst();
    }

    private static Optional<String> leading(V1Ingress ingress, String path) {
        var rule = Present.of(Present.of(ingress.getSpec()).getRules()).get(0);
        var there = Present.of(rule.getHttp()).getPaths().get(0);
        return Present.of(rule.getHost()).equals("localhost") && path.startsWith(Present.of(there.getPath()) + "/")
                ? Optional.of(Present.of(there.getBackend().getService()).getName())
                : Optional.empty();
    }
}
