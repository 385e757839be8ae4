package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.ReplId;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1DeploymentCondition;
import java.util.Optional;

/** A sandbox's Deployment, and what is written down on it for whichever server comes next. */
record DeploymentView(V1Deployment deployment, ReplId repl, long session) {
    private static final String REFUSED = "ReplicaFailure";

    /** Empty when it is none of ours, whatever its labels say. */
    static Optional<DeploymentView> of(V1Deployment deployment) {
        var name = Present.name(deployment);
        var session = label(deployment, Names.SESSION);
        return ReplId.isValid(name) && session.matches("\\d{1,18}")
                ? Optional.of(new DeploymentView(deployment, new ReplId(name), Long.parseLong(session)))
                : Optional.empty();
    }

    static String label(KubernetesObject object, String name) {
        return Present.map(Present.of(object.getMetadata()).getLabels()).getOrDefault(name, "");
    }

    /** The name of the pod that has come up; empty while none has. */
    Optional<String> pod() {
        return annotation(Names.POD);
    }

    boolean hasRun() {
        return pod().isPresent();
    }

    boolean isEnded() {
        return annotation(Names.ENDED).isPresent();
    }

    boolean isBeingDeleted() {
        return Present.of(deployment.getMetadata()).getDeletionTimestamp() != null;
    }

    boolean isSame(DeploymentView other) {
        return Present.uid(deployment).equals(Present.uid(other.deployment));
    }

    /** Why the cluster does not make the pod, in its words. */
    Optional<String> podRefusal() {
        var status = deployment.getStatus();
        return status == null
                ? Optional.empty()
                : Present.list(status.getConditions()).stream()
                        .filter(condition -> condition.getType().equals(REFUSED))
                        .filter(condition -> condition.getStatus().equals("True"))
                        .map(V1DeploymentCondition::getMessage)
                        .map(String::valueOf)
                        .findFirst();
    }

    private Optional<String> annotation(String name) {
        return Optional.ofNullable(
                Present.map(Present.of(deployment.getMetadata()).getAnnotations())
                        .get(name));
    }
}
