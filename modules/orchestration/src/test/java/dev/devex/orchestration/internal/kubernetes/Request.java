package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the API server is asked.
 *
 * @param resource with its subresource
 * @param name empty for all
 */
record Request(
        String verb,
        String group,
        String resource,
        String name,
        Map<String, String> query,
        String contentType,
        JsonObject body) {

    static Request read(
            HttpExchange exchange, @Nullable String group, String resource, @Nullable String name, @Nullable String sub)
            throws IOException {
        var query = query(exchange.getRequestURI().getRawQuery());
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(
                verb(exchange.getRequestMethod(), name != null, "true".equals(query.get("watch"))),
                Objects.requireNonNullElse(group, ""),
                sub == null ? resource : resource + "/" + sub,
                Objects.requireNonNullElse(name, ""),
                query,
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                text.isBlank() ? new JsonObject() : Json.parse(text));
    }

    boolean isWatch() {
        return verb.equals("watch");
    }

    /** As answers name it. */
    String qualified() {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    String kind() {
        return resource.startsWith("pods") ? "Pod" : "Deployment";
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** Whether the object is among those that are asked for. */
    boolean selects(JsonObject object) {
        return Arrays.stream(parameter("labelSelector").split(","))
                .filter(term -> !term.isEmpty())
                .map(term -> term.split("=", 2))
                .allMatch(term -> Json.text(object, "metadata/labels/" + term[0].replace('/', '~'))
                        .equals(term[1]));
    }

    private static String verb(String method, boolean named, boolean watch) {
        return switch (method) {
            case "GET" -> named ? "get" : watch ? "watch" : "list";
            case "POST" -> "create";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> "update";
        };
    }

    private static Map<String, String> query(@Nullable String text) {
        var query = new HashMap<String, String>();
        for (var pair : Objects.requireNonNullElse(text, "").split("&")) {
            var words = pair.split("=", 2);
            query.put(words[0], words.length < 2 ? "" : URLDecoder.decode(words[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
