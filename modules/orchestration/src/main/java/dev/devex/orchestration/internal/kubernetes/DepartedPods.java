package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.openapi.models.V1Pod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How those pods end that go, or have gone lately: the cluster tells it once, and forgets it. */
final class DepartedPods implements ResourceEventHandler<V1Pod> {
    private static final int REMEMBERED = 10_000;

    private final Runnable ring;
    private final Map<String, PodEnd> ends = new LinkedHashMap<>();

    /** @param ring called once another is remembered */
    DepartedPods(Runnable ring) {
        this.ring = ring;
    }

    synchronized Optional<PodEnd> find(String name) {
        return Optional.ofNullable(ends.get(name));
    }

    @Override
    public void onAdd(V1Pod pod) {}

    @Override
    public void onUpdate(V1Pod before, V1Pod now) {
        var pod = new PodView(now);
        if (pod.isBeingDeleted() || pod.isOver()) {
            remember(pod, pod.isOver());
        }
    }

    @Override
    public void onDelete(V1Pod pod, boolean isStateUnknown) {
        remember(new PodView(pod), true);
        ring.run();
    }

    private synchronized void remember(PodView pod, boolean over) {
        if (ends.size() >= REMEMBERED) {
            ends.remove(ends.keySet().iterator().next());
        }
        ends.put(pod.name(), PodEnd.of(pod, over));
    }
}
