package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import dev.devex.orchestration.SandboxWorld.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The scheduler and the one node of the cluster: it runs the pods, each in a thread, as the script says. */
final class Kubelet implements AutoCloseable {
    private final ObjectStore store;
    private final Script script;
    private final Volumes volumes;
    private final Map<String, RunningPod> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Kubelet::thread);

    Kubelet(ObjectStore store, Script script, Volumes volumes) {
        this.store = store;
        this.script = script;
        this.volumes = volumes;
        threads.execute(this::run);
    }

    /** Whether some pod of the repl is in the middle of the step. */
    boolean isUnderWay(Step step, String repl) {
        return running.values().stream()
                .anyMatch(pod -> pod.isOf(repl) && pod.underWay().contains(step));
    }

    /** The pods of a repl that have begun, whatever has become of them. */
    List<RunningPod> pods(String repl) {
        return running.values().stream().filter(pod -> pod.isOf(repl)).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void run() {
        try {
            while (true) {
                var seen = store.version();
                for (var pod : store.all("pods")) {
                    var uid = Json.text(pod, "metadata/uid");
                    if (!running.containsKey(uid) && !script.deaf) {
                        begin(uid, pod);
                    }
                }
                store.await(seen, 1000);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(String uid, JsonObject pod) {
        var fresh = new RunningPod(store, script, volumes, pod);
        running.put(uid, fresh);
        threads.execute(() -> {
            try {
                fresh.run(threads);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } finally {
                running.remove(uid);
            }
        });
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "kubelet");
        thread.setDaemon(true);
        return thread;
    }
}
