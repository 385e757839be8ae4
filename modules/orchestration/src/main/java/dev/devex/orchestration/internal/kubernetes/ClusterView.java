package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1DeploymentList;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The Deployments and pods of sandboxes, as the cluster has told of them: it is told of changes and asks for nothing. It may be a
 * moment behind.
 */
final class ClusterView implements AutoCloseable {
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(2);
    private static final String BY_REPL = "repl";

    private final String namespace;
    private final SharedInformerFactory informers;
    private final SharedIndexInformer<V1Deployment> deployments;
    private final SharedIndexInformer<V1Pod> pods;
    private final Followed<V1Deployment, V1DeploymentList> followedDeployments;
    private final Followed<V1Pod, V1PodList> followedPods;
    private final Changes changes = new Changes();
    private final DepartedPods departed = new DepartedPods(changes::ring);

    /** @param client whose reads do not time out, since a watch is silent for long */
    ClusterView(ApiClient client, String namespace) {
        this.namespace = namespace;
        var apps = new AppsV1Api(client);
        var core = new CoreV1Api(client);
        informers = new SharedInformerFactory(client);
        followedDeployments = new Followed<>(
                client,
                parameters -> apps.listNamespacedDeployment(namespace)
                        .labelSelector(Names.SELECTOR)
                        .resourceVersion(parameters.resourceVersion)
                        .timeoutSeconds(parameters.timeoutSeconds)
                        .watch(parameters.watch)
                        .allowWatchBookmarks(parameters.watch)
                        .buildCall(null),
                V1Deployment.class,
                V1DeploymentList.class);
        followedPods = new Followed<>(
                client,
                parameters -> core.listNamespacedPod(namespace)
                        .labelSelector(Names.SELECTOR)
                        .resourceVersion(parameters.resourceVersion)
                        .timeoutSeconds(parameters.timeoutSeconds)
                        .watch(parameters.watch)
                        .allowWatchBookmarks(parameters.watch)
                        .buildCall(null),
                V1Pod.class,
                V1PodList.class);
        deployments = informer(followedDeployments, V1Deployment.class);
        pods = informer(followedPods, V1Pod.class);
        pods.addEventHandler(departed);
        pods.addIndexers(Map.of(BY_REPL, pod -> List.of(DeploymentView.label(pod, Names.INSTANCE))));
        informers.startAllRegisteredInformers();
    }

    /** @throws UnavailableException when what is known may be old */
    List<DeploymentView> deployments() {
        requireCurrent();
        return deployments.getIndexer().list().stream()
                .flatMap(deployment -> DeploymentView.of(deployment).stream())
                .toList();
    }

    Optional<DeploymentView> deployment(ReplId repl) {
        requireCurrent();
        return Optional.ofNullable(deployments.getIndexer().getByKey(namespace + "/" + repl))
                .flatMap(DeploymentView::of);
    }

    /** Those of one run of a repl. */
    List<PodView> pods(ReplId repl, long session) {
        requireCurrent();
        return pods.getIndexer().byIndex(BY_REPL, repl.value()).stream()
                .filter(pod -> DeploymentView.label(pod, Names.SESSION).equals(Long.toString(session)))
                .map(PodView::new)
                .toList();
    }

    Optional<PodView> pod(DeploymentView run, String name) {
        return pods(run.repl(), run.session()).stream()
                .filter(pod -> pod.name().equals(name))
                .findFirst();
    }

    /** How a pod ends that goes, or is gone, as far as that was seen. */
    Optional<PodEnd> departed(String pod) {
        return departed.find(pod);
    }

    /** What those wait for who have looked and not found. */
    Changes changes() {
        return changes;
    }

    @Override
    public void close() {
        followedDeployments.close();
        followedPods.close();
        informers.stopAllRegisteredInformers(true);
    }

    /** A view that is new waits a moment for what is there, unless it knows already why it does not come. */
    void requireCurrent() {
        var end = System.nanoTime() + FIRST_PATIENCE.toNanos();
        while (!hasSynced() && failure().isEmpty() && System.nanoTime() - end < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        var failure = failure();
        if (failure.isPresent()) {
            throw Answers.meaningOfBreak(failure.get());
        }
        if (!hasSynced()) {
            throw Answers.unreachable(new IllegalStateException("The cluster has not told yet what there is"));
        }
    }

    private Optional<Throwable> failure() {
        return followedDeployments.failure().or(followedPods::failure);
    }

    private boolean hasSynced() {
        return deployments.hasSynced() && pods.hasSynced();
    }

    private <T extends KubernetesObject> SharedIndexInformer<T> informer(Followed<T, ?> followed, Class<T> type) {
        var informer =
                informers.sharedIndexInformerFor(followed, type, 0, (kind, failure) -> followed.breakOff(failure));
        informer.setTransform(object -> {
            object.getMetadata().setManagedFields(null);
            return object;
        });
        informer.addEventHandler(new Bell<>(changes::ring));
        return informer;
    }
}
