package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** What the API server does for each request that it lets in. */
final class Requests {
    private static final String PODS = "pods";
    private static final String EPHEMERAL = "pods/ephemeralcontainers";
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC_MERGE = "application/strategic-merge-patch+json";

    private final ObjectStore store;
    private final Role role;
    private final ServerSideApply fields = new ServerSideApply();
    /** What somebody else does just before the next deletion. */
    final AtomicReference<Runnable> beforeDelete = new AtomicReference<>(() -> {});

    Requests(ObjectStore store, Role role) {
        this.store = store;
        this.role = role;
    }

    JsonObject answer(Request request) {
        synchronized (store) {
            return switch (request.verb()) {
                case "get" -> existing(request);
                case "list" -> list(request);
                case "patch" -> patch(request);
                case "delete" -> delete(request);
                default -> throw new StatusException(405, "MethodNotAllowed", "the server does not allow this method");
            };
        }
    }

    private JsonObject existing(Request request) {
        return store.find(request.resource(), request.name())
                .orElseThrow(() -> StatusException.notFound(request.qualified(), request.name()));
    }

    private JsonObject list(Request request) {
        var items =
                store.all(request.resource()).stream().filter(request::selects).toList();
        return Json.of(Map.of(
                "metadata",
                Json.of(Map.of("resourceVersion", Long.toString(store.version()))),
                "items",
                Json.array(items)));
    }

    private JsonObject patch(Request request) {
        if (request.resource().equals(EPHEMERAL)) {
            return addContainers(request);
        }
        return switch (request.contentType()) {
            case APPLY -> apply(request);
            case MERGE -> merge(request);
            default -> throw unsupported(request);
        };
    }

    private JsonObject apply(Request request) {
        var manager = request.parameter("fieldManager");
        if (manager.isEmpty()) {
            throw StatusException.invalid(
                    "PatchOptions.meta.k8s.io", "", "fieldManager: Required value: is required for apply patch");
        }
        if (Json.find(request.body(), "metadata/managedFields") != null) {
            throw new StatusException(400, "BadRequest", "metadata.managedFields must be nil");
        }
        if (!Json.text(request.body(), "metadata/name").equals(request.name())) {
            throw new StatusException(400, "BadRequest", "the name of the object does not match the name on the URL");
        }
        var there = store.find(request.resource(), request.name());
        if (there.isEmpty()) {
            role.require("create", request);
        }
        var object = there.map(JsonObject::deepCopy).orElseGet(JsonObject::new);
        requireSame(request, object);
        Validation.check(request, there, request.body());
        var key = request.resource() + "/" + request.name() + "/" + Json.text(object, "metadata/uid");
        object.add("kind", request.body().get("kind"));
        object.add("apiVersion", request.body().get("apiVersion"));
        Json.set(object, "metadata/name", request.name());
        fields.apply(
                key,
                object,
                request.body(),
                manager + "/Apply",
                request.parameter("force").equals("true"));
        return store.put(request.resource(), object);
    }

    private JsonObject merge(Request request) {
        var object = existing(request);
        requireSame(request, object);
        merge(object, request.body());
        var key = request.resource() + "/" + request.name() + "/" + Json.text(object, "metadata/uid");
        fields.note(key, request.body(), request.parameter("fieldManager") + "/Update");
        return store.put(request.resource(), object);
    }

    private JsonObject addContainers(Request request) {
        if (!request.contentType().equals(STRATEGIC_MERGE)) {
            throw unsupported(request);
        }
        var pod = store.find(PODS, request.name()).orElseThrow(() -> StatusException.notFound(PODS, request.name()));
        requireSame(request, pod);
        EphemeralContainers.patch(pod, request.body());
        return store.put(PODS, pod);
    }

    private JsonObject delete(Request request) {
        beforeDelete.getAndSet(() -> {}).run();
        var object = existing(request);
        var wanted = Json.text(request.body(), "preconditions/uid");
        if (!wanted.isEmpty() && !wanted.equals(Json.text(object, "metadata/uid"))) {
            throw StatusException.conflict(
                    request.kind(),
                    request.name(),
                    "the UID in the precondition (" + wanted + ") does not match the UID in record ("
                            + Json.text(object, "metadata/uid")
                            + "). The object might have been deleted and then recreated");
        }
        requireUnchanged(request, object);
        if (request.resource().equals(PODS)) {
            var grace = Json.text(request.body(), "gracePeriodSeconds");
            end(store, request.name(), grace.isEmpty() ? 30 : Long.parseLong(grace));
        } else {
            store.remove(request.resource(), request.name());
        }
        return object;
    }

    private static void requireUnchanged(Request request, JsonObject there) {
        var wanted = Json.text(request.body(), "preconditions/resourceVersion");
        var version = Json.text(there, "metadata/resourceVersion");
        if (!wanted.isEmpty() && !wanted.equals(version)) {
            throw StatusException.conflict(
                    request.kind(),
                    request.name(),
                    "the ResourceVersion in the precondition (" + wanted
                            + ") does not match the ResourceVersion in record (" + version
                            + "). The object might have been modified");
        }
    }

    /** The kubelet does the rest. */
    static void end(ObjectStore store, String pod, long grace) {
        store.change(PODS, pod, object -> {
            if (Json.text(object, "metadata/deletionTimestamp").isEmpty()) {
                Json.set(
                        object,
                        "metadata/deletionTimestamp",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            }
            Json.set(object, "metadata/deletionGracePeriodSeconds", new JsonPrimitive(grace));
        });
    }

    /** RFC 7396. */
    private static void merge(JsonObject there, JsonObject patch) {
        patch.entrySet().forEach(entry -> {
            JsonElement value = entry.getValue();
            if (value.isJsonNull()) {
                there.remove(entry.getKey());
            } else if (value instanceof JsonObject inner) {
                if (!(there.get(entry.getKey()) instanceof JsonObject)) {
                    there.add(entry.getKey(), new JsonObject());
                }
                merge(there.getAsJsonObject(entry.getKey()), inner);
            } else {
                there.add(entry.getKey(), value);
            }
        });
    }

    private static void requireSame(Request request, JsonObject there) {
        var uid = Json.text(request.body(), "metadata/uid");
        if (!uid.isEmpty() && !uid.equals(Json.text(there, "metadata/uid"))) {
            throw StatusException.invalid(
                    request.kind(), request.name(), "metadata.uid: Invalid value: \"" + uid + "\": field is immutable");
        }
    }

    private static StatusException unsupported(Request request) {
        return new StatusException(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format: " + request.contentType());
    }
}
