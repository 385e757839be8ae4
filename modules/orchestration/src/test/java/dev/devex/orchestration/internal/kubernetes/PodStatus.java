package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a kubelet writes into a pod's status. */
record PodStatus(ObjectStore store, String name) {
    void unschedulable(String message) {
        condition(Json.of(
                Map.of("type", "PodScheduled", "status", "False", "reason", "Unschedulable", "message", message)));
        phase("Pending");
    }

    void scheduled() {
        condition(Json.of(Map.of("type", "PodScheduled", "status", "True")));
        phase("Pending");
    }

    void evicted(String message) {
        change(pod -> {
            Json.set(pod, "status/phase", "Failed");
            Json.set(pod, "status/reason", "Evicted");
            Json.set(pod, "status/message", message);
        });
        ready(false);
    }

    /** Its node answers nobody any more, of which what runs there knows nothing. */
    void outOfReach() {
        condition(Json.of(Map.of("type", "ContainersReady", "status", "True")));
        ready(false);
    }

    void ready(boolean ready) {
        condition(Json.of(Map.of("type", "Ready", "status", ready ? "True" : "False")));
    }

    void waiting(String kind, String container, String reason, String message) {
        state(kind, container, Json.of(Map.of("waiting", Json.of(Map.of("reason", reason, "message", message)))), null);
    }

    void running(String kind, String container) {
        state(kind, container, Json.of(Map.of("running", new JsonObject())), null);
    }

    void terminated(String kind, String container, Script.Failure end) {
        state(kind, container, ended(end.exit(), end.exit() == 0 ? "Completed" : "Error", log(end)), null);
    }

    void outOfMemory() {
        state("container", "runner", ended(137, "OOMKilled", ""), null);
    }

    /** Its programs were ended for want of memory, and run again. */
    void restartedForWantOfMemory() {
        state(
                "container",
                "runner",
                Json.of(Map.of("running", new JsonObject())),
                Json.of(Map.of("terminated", ended(137, "OOMKilled", "").get("terminated"))));
    }

    void disrupted(String reason) {
        condition(Json.of(Map.of("type", "DisruptionTarget", "status", "True", "reason", reason)));
    }

    /** Its last state, which is told before the pod is gone. */
    void over(int exit) {
        state("container", "runner", ended(exit, exit == 0 ? "Completed" : "Error", ""), null);
        phase(exit == 0 ? "Succeeded" : "Failed");
    }

    /** Its last state, where a saver ends with it: the cluster tells of both at once. */
    void overWith(String saver, int exit) {
        change(pod -> {
            put(pod, "ephemeralContainer", saver, ended(exit, exit == 0 ? "Completed" : "Error", ""), null);
            put(pod, "container", "runner", ended(4, "Error", ""), null);
            Json.set(pod, "status/phase", "Failed");
        });
    }

    void crashLooping() {
        ready(false);
        var waiting = Json.of(Map.of("waiting", Json.of(Map.of("reason", "CrashLoopBackOff", "message", "back-off"))));
        state("container", "runner", waiting, ended(137, "Error", ""));
    }

    /** Its node has come up again, and the first container does not get through. */
    void restoreCrashLooping() {
        ready(false);
        var waiting = Json.of(Map.of("waiting", Json.of(Map.of("reason", "CrashLoopBackOff", "message", "back-off"))));
        state("initContainer", "restore", waiting, ended(1, "Error", ""));
    }

    private static JsonObject ended(int exit, String reason, String message) {
        return Json.of(Map.of("terminated", Json.of(Map.of("exitCode", exit, "reason", reason, "message", message))));
    }

    private static String log(Script.Failure end) {
        return end.exit() == 0 ? "" : "Something of no use to anyone\n" + end.sentence() + "\n";
    }

    private void phase(String phase) {
        change(pod -> Json.set(pod, "status/phase", phase));
    }

    private void condition(JsonObject condition) {
        change(pod -> {
            var conditions = new ArrayList<>(Json.list(pod, "status/conditions"));
            conditions.removeIf(before -> Json.text(before, "type").equals(Json.text(condition, "type")));
            conditions.add(condition);
            Json.set(pod, "status/conditions", Json.array(conditions));
        });
    }

    private void state(String kind, String container, JsonObject state, @Nullable JsonObject last) {
        change(pod -> put(pod, kind, container, state, last));
    }

    private static void put(
            JsonObject pod, String kind, String container, JsonObject state, @Nullable JsonObject last) {
        var path = "status/" + kind + "Statuses";
        var status = Json.of(Map.of(
                "name",
                container,
                "image",
                "devex/runner",
                "imageID",
                "",
                "ready",
                false,
                "restartCount",
                0,
                "state",
                state));
        if (last != null) {
            status.add("lastState", last);
        }
        List<JsonObject> statuses = new ArrayList<>(Json.list(pod, path));
        statuses.removeIf(before -> Json.text(before, "name").equals(container));
        statuses.add(status);
        Json.set(pod, path, Json.array(statuses));
    }

    private void change(Consumer<JsonObject> change) {
        store.change("pods", name, change);
    }
}
