package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The subresource {@code pods/ephemeralcontainers}: containers are added, none is changed or taken away. */
final class EphemeralContainers {
    private static final String PATH = "spec/ephemeralContainers";
    private static final List<String> NEVER = List.of(
            "resources", "ports", "livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "resizePolicy");

    private EphemeralContainers() {}

    static void patch(JsonObject pod, JsonObject patch) {
        var there = Json.list(pod, PATH);
        for (var wanted : Json.list(patch, PATH)) {
            var name = Json.text(wanted, "name");
            var same = there.stream()
                    .filter(container -> Json.text(container, "name").equals(name))
                    .findFirst();
            if (same.isPresent()) {
                if (!same.get().equals(wanted)) {
                    throw invalid(
                            pod,
                            "spec.ephemeralContainers: Forbidden: existing ephemeral containers \"" + name
                                    + "\" may not be changed");
                }
            } else {
                check(pod, wanted);
                there.add(wanted);
            }
        }
        Json.set(pod, PATH, Json.array(there));
    }

    private static void check(JsonObject pod, JsonObject container) {
        if (names(pod, "containers").contains(Json.text(container, "name"))
                || names(pod, "initContainers").contains(Json.text(container, "name"))) {
            throw invalid(
                    pod, "spec.ephemeralContainers[0].name: Duplicate value: \"" + Json.text(container, "name") + "\"");
        }
        NEVER.stream().filter(container::has).forEach(field -> {
            throw invalid(
                    pod,
                    "spec.ephemeralContainers[0]." + field + ": Forbidden: cannot be set for an Ephemeral Container");
        });
        for (var mount : Json.list(container, "volumeMounts")) {
            if (mount.has("subPath")) {
                throw invalid(
                        pod,
                        "spec.ephemeralContainers[0].volumeMounts[0].subPath: Forbidden: cannot be set for an Ephemeral Container");
            }
            if (!names(pod, "volumes").contains(Json.text(mount, "name"))) {
                throw invalid(
                        pod,
                        "spec.ephemeralContainers[0].volumeMounts[0].name: Not found: \"" + Json.text(mount, "name")
                                + "\"");
            }
        }
        PodSecurity.violation(pod, container).ifPresent(violation -> {
            throw new StatusException(
                    403, "Forbidden", "pods \"" + Json.text(pod, "metadata/name") + "\" is forbidden: " + violation);
        });
    }

    private static Set<String> names(JsonObject pod, String list) {
        var names = new HashSet<String>();
        Json.list(pod, "spec/" + list).forEach(entry -> names.add(Json.text(entry, "name")));
        return names;
    }

    private static StatusException invalid(JsonObject pod, String fact) {
        return StatusException.invalid("Pod", Json.text(pod, "metadata/name"), fact);
    }
}
