package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import java.util.Map;

/** Where the API server has the kinds of objects that are applied. */
final class Kinds {
    private static final Map<String, String> PLURALS = Map.of(
            "Deployment", "deployments",
            "Secret", "secrets",
            "Service", "services",
            "Ingress", "ingresses",
            "HTTPRoute", "httproutes");

    private Kinds() {}

    static DynamicKubernetesApi api(KubernetesObject object, ApiClient client) {
        var words = object.getApiVersion().split("/");
        var group = words.length == 2 ? words[0] : "";
        return new DynamicKubernetesApi(
                group, words[words.length - 1], Present.of(PLURALS.get(object.getKind())), client);
    }
}
