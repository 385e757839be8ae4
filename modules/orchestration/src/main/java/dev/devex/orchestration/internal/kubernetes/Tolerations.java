package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.openapi.models.V1Toleration;

/** Tolerations as kubectl writes taints: {@code key[=value][:effect]}. */
final class Tolerations {
    private Tolerations() {}

    static V1Toleration parse(String text) {
        var colon = text.indexOf(':');
        var taint = colon < 0 ? text : text.substring(0, colon);
        var equals = taint.indexOf('=');
        var toleration = new V1Toleration()
                .key(equals < 0 ? taint : taint.substring(0, equals))
                .operator(equals < 0 ? "Exists" : "Equal");
        if (equals >= 0) {
            toleration.value(taint.substring(equals + 1));
        }
        return colon < 0 ? toleration : toleration.effect(text.substring(colon + 1));
    }
}
