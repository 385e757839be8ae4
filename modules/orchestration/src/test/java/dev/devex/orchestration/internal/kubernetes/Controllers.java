package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cluster's controllers: a Deployment has its pod, and what belongs to nobody any more goes. */
final class Controllers implements AutoCloseable {
    private static final String PODS = "pods";
    private static final String DEPLOYMENTS = "deployments";

    private final ObjectStore store;
    private final Thread thread = new Thread(this::run, "controllers");
    /** Why no pod may be made, such as a quota that is used up. */
    private volatile @Nullable String refusal;

    Controllers(ObjectStore store) {
        this.store = store;
        thread.setDaemon(true);
        thread.start();
    }

    void refusePods(String message) {
        refusal = message;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                var seen = store.version();
                synchronized (store) {
                    store.all(DEPLOYMENTS).forEach(this::reconcile);
                    collectGarbage();
                }
                store.await(seen, 1000);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void reconcile(JsonObject deployment) {
        var name = Json.text(deployment, "metadata/name");
        var template = Json.object(deployment, "spec/template");
        var hash = Integer.toHexString(template.hashCode());
        var own = store.all(PODS).stream()
                .filter(pod -> owner(pod).equals(Json.text(deployment, "metadata/uid")))
                .filter(pod -> Json.text(pod, "metadata/deletionTimestamp").isEmpty())
                .toList();
        var wanted = Json.text(deployment, "spec/replicas").equals("1");
        own.stream()
                .filter(pod -> !wanted || !Json.text(pod, "metadata/name").startsWith(name + "-" + hash + "-"))
                .forEach(pod -> Requests.end(store, Json.text(pod, "metadata/name"), 30));
        if (wanted && own.isEmpty()) {
            create(deployment, name, template, hash);
        }
    }

    private void create(JsonObject deployment, String name, JsonObject template, String hash) {
        var pod = template.deepCopy();
        Json.set(
                pod,
                "metadata/name",
                name + "-" + hash + "-" + UUID.randomUUID().toString().substring(0, 5));
        var owner = Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "name",
                name,
                "uid",
                Json.text(deployment, "metadata/uid"));
        Json.set(pod, "metadata/ownerReferences", Json.array(List.of(Json.of(owner))));
        var violation = Optional.ofNullable(refusal).or(() -> PodSecurity.violation(pod));
        if (violation.isPresent()) {
            refuse(name, "pods \"" + name + "\" is forbidden: " + violation.get());
        } else {
            store.put(PODS, pod);
        }
    }

    private void refuse(String deployment, String message) {
        var condition = Json.of(
                Map.of("type", "ReplicaFailure", "status", "True", "reason", "FailedCreate", "message", message));
        store.change(
                DEPLOYMENTS,
                deployment,
                object -> Json.set(object, "status/conditions", Json.array(List.of(condition))));
    }

    private void collectGarbage() {
        for (var resource : store.resources()) {
            for (var object : store.all(resource)) {
                if (!owner(object).isEmpty() && !isThere(owner(object))) {
                    remove(resource, object);
                }
            }
        }
    }

    private void remove(String resource, JsonObject object) {
        var name = Json.text(object, "metadata/name");
        if (!resource.equals(PODS)) {
            store.remove(resource, name);
        } else if (Json.text(object, "metadata/deletionTimestamp").isEmpty()) {
            Requests.end(store, name, 30);
        }
    }

    private boolean isThere(String uid) {
        return store.all(DEPLOYMENTS).stream()
                .anyMatch(deployment -> Json.text(deployment, "metadata/uid").equals(uid));
    }

    private static String owner(JsonObject object) {
        return Stream.of(object)
                .flatMap(any -> Json.list(any, "metadata/ownerReferences").stream())
                .map(reference -> Json.text(reference, "uid"))
                .findFirst()
                .orElse("");
    }
}
