package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Tells one client of changes as they come, and now and then how far it is (a bookmark). */
final class WatchStream {
    private static final long BOOKMARK_MILLIS = 200;

    private final ObjectStore store;
    private final Request request;
    private final HttpExchange exchange;
    private final BooleanSupplier open;

    WatchStream(ObjectStore store, Request request, HttpExchange exchange, BooleanSupplier open) {
        this.store = store;
        this.request = request;
        this.exchange = exchange;
        this.open = open;
    }

    void run() throws IOException, InterruptedException {
        var since = Long.parseLong(request.parameter("resourceVersion"));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        while (open.getAsBoolean()) {
            try {
                since = tell(since);
            } catch (StatusException expired) {
                send("ERROR", expired.toJson());
                return;
            }
        }
    }

    private long tell(long since) throws IOException, InterruptedException {
        var now = store.version();
        var events = store.after(since, request.resource(), BOOKMARK_MILLIS);
        for (var event : events) {
            if (request.selects(event.object())) {
                send(event.type(), event.object());
            }
        }
        if (!events.isEmpty()) {
            return events.get(events.size() - 1).version();
        }
        if (request.parameter("allowWatchBookmarks").equals("true")) {
            send("BOOKMARK", bookmark(now));
        }
        return Math.max(since, now);
    }

    private JsonObject bookmark(long version) {
        var object = Recorded.answer("event-bookmark-" + request.resource()).getAsJsonObject("object");
        Json.set(object, "metadata/resourceVersion", new JsonPrimitive(Long.toString(version)));
        return object;
    }

    private void send(String type, JsonObject object) throws IOException {
        var line = Json.of(Map.of("type", type, "object", object)) + "\n";
        exchange.getResponseBody().write(line.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }
}
