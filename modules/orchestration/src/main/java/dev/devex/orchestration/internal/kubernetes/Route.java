package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.internal.kubernetes.RouteOptions.Gateway;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1HTTPIngressPath;
import io.kubernetes.client.openapi.models.V1HTTPIngressRuleValue;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1IngressBackend;
import io.kubernetes.client.openapi.models.V1IngressRule;
import io.kubernetes.client.openapi.models.V1IngressServiceBackend;
import io.kubernetes.client.openapi.models.V1IngressSpec;
import io.kubernetes.client.openapi.models.V1IngressTLS;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1ServiceBackendPort;
import java.util.List;

/** The way from browsers to a repl's Service: an Ingress, or an HTTPRoute of the Gateway API. The runner knows its base path. */
record Route(RouteOptions options) {
    static final int SERVICE_PORT = 80;

    KubernetesObject to(ReplId repl, V1ObjectMeta metadata) {
        if (!options.annotations().isEmpty()) {
            metadata.annotations(options.annotations());
        }
        var gateway = options.gateway();
        return gateway == null ? ingress(repl, metadata) : httpRoute(repl, metadata, gateway);
    }

    private V1Ingress ingress(ReplId repl, V1ObjectMeta metadata) {
        var backend = new V1IngressBackend()
                .service(new V1IngressServiceBackend()
                        .name(repl.value())
                        .port(new V1ServiceBackendPort().number(SERVICE_PORT)));
        var path = new V1HTTPIngressPath()
                .path(options.prefix(repl))
                .pathType("Prefix")
                .backend(backend);
        var spec = new V1IngressSpec()
                .ingressClassName(options.ingressClass())
                .rules(List.of(new V1IngressRule()
                        .host(options.host(repl))
                        .http(new V1HTTPIngressRuleValue().paths(List.of(path)))));
        if (options.tlsSecret() != null) {
            spec.tls(List.of(
                    new V1IngressTLS().hosts(List.of(options.host(repl))).secretName(options.tlsSecret())));
        }
        return new V1Ingress()
                .apiVersion("networking.k8s.io/v1")
                .kind("Ingress")
                .metadata(metadata)
                .spec(spec);
    }

    private HttpRoute httpRoute(ReplId repl, V1ObjectMeta metadata, Gateway gateway) {
        return HttpRoute.of(metadata, gateway, options.host(repl), options.prefix(repl), repl.value(), SERVICE_PORT);
    }
}
