package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The API server's objects by resource and name, and every change since it last forgot (etcd's compaction). */
final class ObjectStore {
    /** A change, as a watch tells it. */
    record Event(long version, String type, String resource, JsonObject object) {}

    private final Map<String, Map<String, JsonObject>> objects = new TreeMap<>();
    private final List<Event> events = new ArrayList<>();
    private long version = 1000;
    private long forgotten = 1000;

    synchronized long version() {
        return version;
    }

    synchronized Optional<JsonObject> find(String resource, String name) {
        return Optional.ofNullable(resource(resource).get(name)).map(JsonObject::deepCopy);
    }

    synchronized List<JsonObject> all(String resource) {
        return resource(resource).values().stream().map(JsonObject::deepCopy).toList();
    }

    synchronized List<String> resources() {
        return List.copyOf(objects.keySet());
    }

    /** Keeps an object; one that has not changed stays as it was. */
    synchronized JsonObject put(String resource, JsonObject object) {
        var name = Json.text(object, "metadata/name");
        var before = resource(resource).get(name);
        Json.set(object, "metadata/namespace", "devex-repls");
        if (object.equals(before)) {
            return object;
        }
        if (before == null) {
            Json.set(object, "metadata/uid", UUID.randomUUID().toString());
            Json.set(
                    object,
                    "metadata/creationTimestamp",
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        version++;
        Json.set(object, "metadata/resourceVersion", Long.toString(version));
        resource(resource).put(name, object.deepCopy());
        tell(before == null ? "ADDED" : "MODIFIED", resource, object);
        return object.deepCopy();
    }

    synchronized void remove(String resource, String name) {
        var gone = resource(resource).remove(name);
        if (gone != null) {
            version++;
            Json.set(gone, "metadata/resourceVersion", Long.toString(version));
            tell("DELETED", resource, gone);
        }
    }

    /** Changes what is there in one step; does nothing when it is not there. */
    synchronized void change(String resource, String name, Consumer<JsonObject> change) {
        find(resource, name).ifPresent(object -> {
            change.accept(object);
            put(resource, object);
        });
    }

    /** Forgets what has changed so far: watches from before are refused (410). */
    synchronized void compact() {
        events.clear();
        version++;
        forgotten = version;
    }

    /** What has changed after {@code since}; waits a while for something to change. */
    synchronized List<Event> after(long since, String resource, long millis) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (since >= forgotten && find(since, resource).isEmpty() && millisTo(end) > 0) {
            wait(millisTo(end));
        }
        if (since < forgotten) {
            throw StatusException.expired(since, forgotten);
        }
        return find(since, resource);
    }

    /** Waits until anything has changed after {@code since}. */
    synchronized void await(long since, long millis) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (version == since && millisTo(end) > 0) {
            wait(millisTo(end));
        }
    }

    private static long millisTo(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    private List<Event> find(long since, String resource) {
        return events.stream()
                .filter(event -> event.version() > since && event.resource().equals(resource))
                .toList();
    }

    private void tell(String type, String resource, JsonObject object) {
        events.add(new Event(version, type, resource, object.deepCopy()));
        notifyAll();
    }

    private Map<String, JsonObject> resource(String resource) {
        return objects.computeIfAbsent(resource, none -> new TreeMap<>());
    }
}
