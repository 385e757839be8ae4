package dev.devex.orchestration.internal.kubernetes;

import dev.devex.orchestration.SandboxSpec;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1DeploymentSpec;
import io.kubernetes.client.openapi.models.V1DeploymentStrategy;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1OwnerReference;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1ServiceSpec;
import java.nio.file.Path;
import java.util.List;

/** The objects of one run of a repl, as they should be. All but the Deployment are owned by it, and go with it. */
final class ReplObjects {
    private final PodOptions options;
    private final RouteOptions routes;
    private final PodShape pods;
    private final Path templates;

    ReplObjects(PodOptions options, RouteOptions routes, Limits limits, Path templates) {
        this.options = options;
        this.routes = routes;
        this.pods = new PodShape(options, routes, limits.start());
        this.templates = templates;
    }

    /** @param replicas 0 until all that its pod refers to is there, lest the kubelet wait and try again later */
    V1Deployment deployment(SandboxSpec spec, int replicas) {
        var labels = Names.labels(spec.repl(), spec.session());
        var pod = pods.spec(spec, TemplateNeeds.of(templates, spec.template()), labels);
        return new V1Deployment()
                .apiVersion("apps/v1")
                .kind("Deployment")
                .metadata(metadata(spec, spec.repl().value()))
                .spec(new V1DeploymentSpec()
                        .replicas(replicas)
                        .revisionHistoryLimit(0)
                        // A second pod beside the first would be a second workspace.
                        .strategy(new V1DeploymentStrategy().type("Recreate"))
                        .selector(new V1LabelSelector().matchLabels(labels))
                        .template(new V1PodTemplateSpec()
                                .metadata(new V1ObjectMeta().labels(labels))
                                .spec(pod)));
    }

    V1Secret secret(SandboxSpec spec, V1Deployment owner) {
        return AccessSecret.of(spec, owned(spec, AccessSecret.name(spec), owner), options.core());
    }

    V1Service service(SandboxSpec spec, V1Deployment owner) {
        return new V1Service()
                .apiVersion("v1")
                .kind("Service")
                .metadata(owned(spec, spec.repl().value(), owner))
                .spec(new V1ServiceSpec()
                        .type("ClusterIP")
                        .selector(Names.labels(spec.repl(), spec.session()))
                        .ports(List.of(new V1ServicePort()
                                .name("http")
                                .protocol("TCP")
                                .port(Route.SERVICE_PORT)
                                .targetPort(new IntOrString("http")))));
    }

    KubernetesObject route(SandboxSpec spec, V1Deployment owner) {
        return new Route(routes).to(spec.repl(), owned(spec, spec.repl().value(), owner));
    }

    private static V1ObjectMeta metadata(SandboxSpec spec, String name) {
        return new V1ObjectMeta().name(name).labels(Names.labels(spec.repl(), spec.session()));
    }

    private static V1ObjectMeta owned(SandboxSpec spec, String name, V1Deployment owner) {
        var reference = new V1OwnerReference()
                .apiVersion("apps/v1")
                .kind("Deployment")
                .name(spec.repl().value())
                .uid(Present.uid(owner));
        return metadata(spec, name).ownerReferences(List.of(reference));
    }
}
