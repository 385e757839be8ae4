package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.InvalidValueException;
import io.kubernetes.client.openapi.models.V1LocalObjectReference;
import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How sandboxes run in a cluster, and how browsers reach them there. The launcher has checked all of it. */
@Dependent
@ConfigProperties(prefix = "devex")
public class KubernetesSettings {
    @ConfigProperty(name = "kubernetes.namespace", defaultValue = "devex-repls")
    private String namespace;

    @ConfigProperty(name = "runner.image")
    private Optional<String> image;

    @ConfigProperty(name = "kubernetes.runtime.class")
    private Optional<String> runtimeClass;

    @ConfigProperty(name = "kubernetes.priority.class")
    private Optional<String> priorityClass;

    @ConfigProperty(name = "kubernetes.node.selector", defaultValue = "")
    private Optional<String> nodeSelector;

    @ConfigProperty(name = "kubernetes.tolerations", defaultValue = "")
    private Optional<String> tolerations;

    @ConfigProperty(name = "kubernetes.pull.secrets", defaultValue = "")
    private Optional<String> pullSecrets;

    @ConfigProperty(name = "kubernetes.node.wait", defaultValue = "PT3S")
    private Duration nodeWait;

    @ConfigProperty(name = "sandbox.start.limit", defaultValue = "PT60S")
    private Duration startLimit;

    @ConfigProperty(name = "sandbox.transfer.limit", defaultValue = "PT10M")
    private Duration transferLimit;

    @ConfigProperty(name = "templates.dir", defaultValue = "templates")
    private String templates;

    @ConfigProperty(name = "repl.routing", defaultValue = "subdomain")
    private String routing;

    @ConfigProperty(name = "repl.domain")
    private Optional<String> domain;

    @ConfigProperty(name = "ingress.class")
    private Optional<String> ingressClass;

    @ConfigProperty(name = "ingress.annotations", defaultValue = "")
    private Optional<String> annotations;

    @ConfigProperty(name = "ingress.tls.secret")
    private Optional<String> tlsSecret;

    @ConfigProperty(name = "gateway")
    private Optional<String> gateway;

    /** For the container. */
    public KubernetesSettings() {}

    /**
     * @param site where browsers reach the core
     * @param core where sandboxes do
     */
    public KubernetesOrchestrator orchestrator(URI site, URI core) {
        var client = Connection.open();
        var limits = new Limits(startLimit, nodeWait, transferLimit);
        var objects = new ReplObjects(pods(site, core), routes(site), limits, Path.of(templates));
        return new KubernetesOrchestrator(
                new Cluster(client, namespace), new ClusterView(client, namespace), objects, routes(site), limits);
    }

    private PodOptions pods(URI site, URI core) {
        return new PodOptions(
                required(image, "DEVEX_RUNNER_IMAGE"),
                core,
                site,
                runtimeClass.orElse(null),
                priorityClass.orElse(null),
                Listed.pairs(nodeSelector.orElse("")),
                Listed.words(tolerations.orElse("")).stream()
                        .map(Tolerations::parse)
                        .toList(),
                Listed.words(pullSecrets.orElse("")).stream()
                        .map(name -> new V1LocalObjectReference().name(name))
                        .toList());
    }

    private RouteOptions routes(URI site) {
        return new RouteOptions(
                routing.equals("subdomain"),
                site.getScheme(),
                required(domain, "DEVEX_REPL_DOMAIN"),
                ingressClass.orElse(null),
                Listed.pairs(annotations.orElse("")),
                tlsSecret.orElse(null),
                gateway.map(RouteOptions.Gateway::parse).orElse(null));
    }

    private static String required(Optional<String> value, String variable) {
        return value.orElseThrow(() -> new InvalidValueException(variable + " is missing."));
    }
}
