package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.common.KubernetesObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the API's objects may leave out. */
final class Present {
    private Present() {}

    /** What every object has that the API server has answered with. */
    static <T> T of(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The cluster has left out what it always says.");
        }
        return value;
    }

    static String name(KubernetesObject object) {
        return of(of(object.getMetadata()).getName());
    }

    static String uid(KubernetesObject object) {
        return of(of(object.getMetadata()).getUid());
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
