package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.informer.ResourceEventHandler;

/** Rings whenever an informer has learnt something, whatever it is. */
record Bell<T extends KubernetesObject>(Runnable ring) implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
        ring.run();
    }

    @Override
    public void onUpdate(T before, T now) {
        ring.run();
    }

    @Override
    public void onDelete(T object, boolean known) {
        ring.run();
    }
}
