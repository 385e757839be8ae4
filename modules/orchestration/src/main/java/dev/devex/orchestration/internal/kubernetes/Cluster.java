package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.devex.kernel.UnavailableException;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.apis.NetworkingV1Api;
import io.kubernetes.client.openapi.models.V1DeleteOptions;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EphemeralContainer;
import io.kubernetes.client.openapi.models.V1IngressClass;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.openapi.models.V1Status;
import io.kubernetes.client.util.PatchUtils;
import io.kubernetes.client.util.generic.options.PatchOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the API server, in one namespace. Every call may be repeated. They throw {@link UnavailableException} when it cannot be reached,
 * or says that another has been faster, and {@link ClusterRefusalException} when it says no.
 */
final class Cluster {
    private final ApiClient client;
    private final String namespace;
    private final AppsV1Api apps;
    private final CoreV1Api core;
    private final NetworkingV1Api networking;

    Cluster(ApiClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
        apps = new AppsV1Api(client);
        core = new CoreV1Api(client);
        networking = new NetworkingV1Api(client);
    }

    Optional<V1Deployment> deployment(String name) {
        return find(() -> apps.readNamespacedDeployment(name, namespace).execute());
    }

    Optional<V1Pod> pod(String name) {
        return find(() -> core.readNamespacedPod(name, namespace).execute());
    }

    V1Deployment apply(V1Deployment deployment) {
        return JSON.getGson().fromJson(applied(deployment), V1Deployment.class);
    }

    /** @return the object as it is now, with what others have written into it */
    JsonObject apply(KubernetesObject object) {
        return applied(object);
    }

    /** False where it is certain that there is none: not where this server may not ask, nor where it is not answered soon. */
    boolean mayHaveIngressClass(String name) {
        try {
            var call = networking.readIngressClass(name).buildCall(null);
            call.timeout().timeout(2, TimeUnit.SECONDS);
            client.execute(call, V1IngressClass.class);
            return true;
        } catch (ApiException e) {
            return !Answers.isNotFound(e);
        }
    }

    /** Sets annotations, or with null takes them away, on this very Deployment and none that has its name later. */
    void annotate(V1Deployment deployment, Map<String, @Nullable String> annotations) {
        var metadata = new HashMap<String, Object>();
        metadata.put("uid", Present.uid(deployment));
        metadata.put("annotations", annotations);
        var body = new V1Patch(new GsonBuilder().serializeNulls().create().toJson(Map.of("metadata", metadata)));
        patch(V1Deployment.class, V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH, () -> apps.patchNamespacedDeployment(
                        Present.name(deployment), namespace, body)
                .fieldManager(Names.FIELD_MANAGER)
                .buildCall(null));
    }

    /** Starts one more container in this very pod. */
    void add(V1Pod pod, V1EphemeralContainer container) {
        var patch = Map.of(
                "metadata",
                Map.of("uid", Present.uid(pod)),
                "spec",
                Map.of("ephemeralContainers", List.of(SparseJson.of(container))));
        var body = new V1Patch(JSON.getGson().toJson(patch));
        patch(V1Pod.class, V1Patch.PATCH_FORMAT_STRATEGIC_MERGE_PATCH, () -> core.patchNamespacedPodEphemeralcontainers(
                        Present.name(pod), namespace, body)
                .fieldManager(Names.FIELD_MANAGER)
                .buildCall(null));
    }

    /** Deletes this very Deployment; the cluster then deletes what it owns. One that is gone is fine. */
    void delete(V1Deployment deployment) {
        find(() -> delete(deployment, new V1Preconditions().uid(Present.uid(deployment))));
    }

    /** As {@link #delete}; false, and nothing is done, when it is not as it was read any more. */
    boolean deleteUnchanged(V1Deployment deployment) {
        var version = Present.of(deployment.getMetadata()).getResourceVersion();
        var asRead = new V1Preconditions().uid(Present.uid(deployment)).resourceVersion(version);
        try {
            delete(deployment, asRead);
            return true;
        } catch (ApiException e) {
            if (Answers.isConflict(e)) {
                return false;
            }
            if (Answers.isNotFound(e)) {
                return true;
            }
            throw Answers.meaning(e);
        }
    }

    private V1Status delete(V1Deployment deployment, V1Preconditions preconditions) throws ApiException {
        var options = new V1DeleteOptions().propagationPolicy("Background").preconditions(preconditions);
        return apps.deleteNamespacedDeployment(Present.name(deployment), namespace)
                .body(options)
                .execute();
    }

    /** Ends a pod without waiting for what its programs still want to do. One that is gone is fine. */
    void end(V1Pod pod) {
        var options =
                new V1DeleteOptions().gracePeriodSeconds(1L).preconditions(new V1Preconditions().uid(Present.uid(pod)));
        find(() -> core.deleteNamespacedPod(Present.name(pod), namespace)
                .body(options)
                .execute());
    }

    /** Server-side apply: what is there already stays, what differs is made so, and what others have written beside it is left alone. */
    private JsonObject applied(KubernetesObject object) {
        var options = new PatchOptions();
        options.setFieldManager(Names.FIELD_MANAGER);
        options.setForce(true);
        var patch = new V1Patch(SparseJson.of(object).toString());
        try {
            var answer = Kinds.api(object, client)
                    .patch(namespace, Present.name(object), V1Patch.PATCH_FORMAT_APPLY_YAML, patch, options);
            if (!answer.isSuccess()) {
                throw Answers.meaningOfApply(
                        object.getKind(),
                        answer.getHttpStatusCode(),
                        String.valueOf(answer.getStatus().getMessage()));
            }
            return answer.getObject().getRaw();
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof IOException) {
                throw Answers.unreachable(e);
            }
            throw e;
        }
    }

    private <T> T patch(Class<T> type, String format, PatchUtils.PatchCallFunc call) {
        return ask(() -> PatchUtils.patch(type, call, format, client));
    }

    private static <T> Optional<T> find(Question<T> question) {
        try {
            return Optional.of(question.ask());
        } catch (ApiException e) {
            if (Answers.isNotFound(e)) {
                return Optional.empty();
            }
            throw Answers.meaning(e);
        }
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (ApiException e) {
            throw Answers.meaning(e);
        }
    }

    private interface Question<T> {
        T ask() throws ApiException;
    }
}
