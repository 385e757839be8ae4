package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.devex.orchestration.internal.kubernetes.RouteOptions.Gateway;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As much of the Gateway API's HTTPRoute (gateway.networking.k8s.io/v1) as leads to one Service. Its fields are its JSON. */
final class HttpRoute implements KubernetesObject {

    private final String apiVersion = "gateway.networking.k8s.io/v1";
    private final String kind = "HTTPRoute";
    private final V1ObjectMeta metadata;

    @SuppressWarnings("UnusedVariable")
    private final Spec spec;

    private HttpRoute(V1ObjectMeta metadata, Spec spec) {
        this.metadata = metadata;
        this.spec = spec;
    }

    static HttpRoute of(V1ObjectMeta metadata, Gateway gateway, String host, String prefix, String service, int port) {
        var parent = new Parent(gateway.namespace(), gateway.name(), gateway.section());
        var match = new Match(new PathMatch("PathPrefix", prefix));
        var rule = new Rule(List.of(match), List.of(new Backend(service, port)));
        return new HttpRoute(metadata, new Spec(List.of(parent), List.of(host), List.of(rule)));
    }

    /** What controllers have said of the route as it is in the cluster, for each of its parents (its {@code status.parents}). */
    static List<Verdict> verdicts(JsonObject route) {
        var status = new Gson().fromJson(route, Answered.class).status();
        return Stream.ofNullable(status)
                .flatMap(there -> Present.list(there.parents()).stream())
                .flatMap(parent -> Present.list(parent.conditions()).stream())
                .filter(condition -> condition.type().equals("Accepted"))
                .map(condition -> new Verdict(
                        condition.status().equals("True"),
                        String.valueOf(condition.reason()),
                        String.valueOf(condition.message())))
                .toList();
    }

    /**
     * @param reason a word of the Gateway API
     * @param message in its controller's words
     */
    record Verdict(boolean accepted, String reason, String message) {}

    @Override
    public V1ObjectMeta getMetadata() {
        return metadata;
    }

    @Override
    public String getApiVersion() {
        return apiVersion;
    }

    @Override
    public String getKind() {
        return kind;
    }

    private record Spec(List<Parent> parentRefs, List<String> hostnames, List<Rule> rules) {}

    private record Parent(
            String namespace, String name, @Nullable String sectionName) {}

    private record Rule(List<Match> matches, List<Backend> backendRefs) {}

    private record Match(PathMatch path) {}

    private record PathMatch(String type, String value) {}

    private record Backend(String name, int port) {}

    private record Answered(@Nullable Status status) {}

    private record Status(@Nullable List<ParentStatus> parents) {}

    private record ParentStatus(@Nullable List<Condition> conditions) {}

    private record Condition(
            String type,
            String status,
            @Nullable String reason,
            @Nullable String message) {}
}
