package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import dev.devex.orchestration.SandboxWorld.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** One pod from its placing to its end, and what its status says meanwhile. */
final class RunningPod {
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final ObjectStore store;
    private final Script script;
    private final Volumes volumes;
    private final String name;
    private final String uid;
    private final String repl;
    private final boolean keepsApart;
    private final PodStatus status;
    private final Set<Step> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean killed;

    RunningPod(ObjectStore store, Script script, Volumes volumes, JsonObject pod) {
        this.store = store;
        this.script = script;
        this.volumes = volumes;
        name = Json.text(pod, "metadata/name");
        uid = Json.text(pod, "metadata/uid");
        repl = Json.text(pod, "metadata/labels/app.kubernetes.io~instance");
        keepsApart = !Json.list(pod, "spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution")
                .isEmpty();
        status = new PodStatus(store, name);
    }

    boolean isOf(String id) {
        return repl.equals(id);
    }

    String name() {
        return name;
    }

    String uid() {
        return uid;
    }

    Set<Step> underWay() {
        return underWay;
    }

    /** Ends the runner, again and again. */
    void kill() {
        killed = true;
    }

    void run(Executor threads) throws InterruptedException {
        try {
            if (place() && restore() && serve()) {
                stayUp(threads);
                endByItself();
            } else {
                awaitEnd();
            }
        } finally {
            underWay.clear();
            store.remove("pods", name);
            volumes.remove(uid);
        }
    }

    private boolean place() throws InterruptedException {
        if (script.noNode) {
            status.unschedulable("0/3 nodes are available: 3 Insufficient memory.");
            return false;
        }
        while (isKeptApart()) {
            if (isEnding()) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        status.scheduled();
        if (script.noImage) {
            status.waiting("initContainer", "restore", "ErrImagePull", "pull access denied");
            return false;
        }
        while (!hasSecrets()) {
            status.waiting("initContainer", "restore", "CreateContainerConfigError", "secret not found");
            if (isEnding()) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    private boolean restore() throws InterruptedException {
        status.running("initContainer", "restore");
        var end = step(Step.RESTORE);
        status.terminated("initContainer", "restore", end);
        if (end.exit() == 0) {
            volumes.restore(repl, uid);
        }
        return end.exit() == 0;
    }

    private boolean serve() throws InterruptedException {
        status.running("container", "runner");
        if (script.outOfMemory) {
            status.outOfMemory();
            return false;
        }
        var end = step(Step.SERVE);
        if (end.exit() != 0) {
            status.terminated("container", "runner", end);
            return false;
        }
        status.ready(!isEnding());
        return !isEnding();
    }

    private void stayUp(Executor threads) throws InterruptedException {
        var begun = new HashSet<String>();
        while (script.lost || !isEnding()) {
            if (killed) {
                status.crashLooping();
            }
            store.find("pods", name).ifPresent(pod -> Json.list(pod, "spec/ephemeralContainers").stream()
                    .filter(container -> begun.add(Json.text(container, "name")))
                    .forEach(container -> threads.execute(() -> ephemeral(container))));
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Where it is left the time, the runner saves before it ends. */
    private void endByItself() {
        var grace = store.find("pods", name)
                .map(pod -> Json.text(pod, "metadata/deletionGracePeriodSeconds"))
                .filter(seconds -> Long.parseLong(seconds) > 1);
        if (script.savesLast && grace.isPresent()) {
            volumes.save(repl, uid);
            status.over(0);
        } else {
            status.over(137);
        }
    }

    private void ephemeral(JsonObject container) {
        var containerName = Json.text(container, "name");
        try {
            status.running("ephemeralContainer", containerName);
            var end = containerName.startsWith("save") ? save() : release();
            status.terminated("ephemeralContainer", containerName, end);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** The runner answers no more; its probe has not found that out yet. */
    private Script.Failure save() throws InterruptedException {
        var end = step(Step.SAVE);
        if (end.exit() == 0) {
            volumes.save(repl, uid);
        }
        return end;
    }

    private Script.Failure release() throws InterruptedException {
        var end = step(Step.SERVE);
        if (end.exit() != 0) {
            kill();
        }
        return end;
    }

    private Script.Failure step(Step step) throws InterruptedException {
        underWay.add(step);
        try {
            while (script.hanging.contains(step) && !isEnding()) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
            return isEnding()
                    ? new Script.Failure(143, "")
                    : script.failures.getOrDefault(step, new Script.Failure(0, ""));
        } finally {
            underWay.remove(step);
        }
    }

    /** From its predecessor, by its anti-affinity. */
    private boolean isKeptApart() {
        return keepsApart
                && store.all("pods").stream()
                        .filter(pod -> Json.text(pod, "metadata/labels/app.kubernetes.io~instance")
                                .equals(repl))
                        .filter(pod -> !Set.of("Failed", "Succeeded").contains(Json.text(pod, "status/phase")))
                        .anyMatch(pod -> !Json.text(pod, "metadata/uid").equals(uid));
    }

    private boolean hasSecrets() {
        var volumes = store.find("pods", name).map(pod -> Json.list(pod, "spec/volumes"));
        return volumes.orElse(List.of()).stream()
                .map(volume -> Json.text(volume, "secret/secretName"))
                .allMatch(secret ->
                        secret.isEmpty() || store.find("secrets", secret).isPresent());
    }

    private boolean isEnding() {
        return store.find("pods", name)
                .filter(pod -> Json.text(pod, "metadata/deletionTimestamp").isEmpty())
                .isEmpty();
    }

    private void awaitEnd() throws InterruptedException {
        while (!isEnding()) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }
}
