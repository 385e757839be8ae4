package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Pod Security level "restricted", as the admission of a namespace enforces it. */
final class PodSecurity {
    private PodSecurity() {}

    static Optional<String> violation(JsonObject pod) {
        return Stream.of("initContainers", "containers")
                .flatMap(list -> Json.list(pod, "spec/" + list).stream())
                .flatMap(container -> violation(pod, container).stream())
                .findFirst();
    }

    static Optional<String> violation(JsonObject pod, JsonObject container) {
        var own = "securityContext/";
        var drops = Json.find(container, own + "capabilities/drop");
        return first(List.of(
                        Optional.of("allowPrivilegeEscalation != false")
                                .filter(none -> !isFalse(container, own + "allowPrivilegeEscalation")),
                        Optional.of("unrestricted capabilities")
                                .filter(none ->
                                        drops == null || !drops.toString().contains("\"ALL\"")),
                        Optional.of("runAsNonRoot != true")
                                .filter(none -> !Json.text(pod, "spec/securityContext/runAsNonRoot")
                                        .equals("true")),
                        Optional.of("seccompProfile")
                                .filter(none -> !Json.text(pod, "spec/securityContext/seccompProfile/type")
                                        .equals("RuntimeDefault"))))
                .map(fact -> "violates PodSecurity \"restricted:latest\": " + fact);
    }

    private static boolean isFalse(JsonObject object, String path) {
        return Json.text(object, path).equals("false");
    }

    private static Optional<String> first(List<Optional<String>> facts) {
        return facts.stream().flatMap(Optional::stream).findFirst();
    }
}
