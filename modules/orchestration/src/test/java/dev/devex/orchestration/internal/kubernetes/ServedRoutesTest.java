package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Await;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.SandboxWorld.Step;
import io.kubernetes.client.openapi.ApiClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Routes that nobody serves. */
class ServedRoutesTest extends SandboxFixture<KubernetesWorld> {
    private static final String CLASS = "networking.k8s.io/ingressclasses";
    private static final String ROUTE = "gateway.networking.k8s.io/httproutes";

    ServedRoutesTest() {
        super(KubernetesWorld::new);
    }

    @Test
    void saysThatTheIngressClassIsMissing() throws Exception {
        orchestrator = world.open(world.routesOfClass());
        assertStartFails("routeNotServed").hasMessageContaining("no IngressClass web, which DEVEX_INGRESS_CLASS names");
        assertThat(world.server.store.all("deployments")).isEmpty();
        assertThatThrownBy(orchestrator::check)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no IngressClass web");
        world.haveIngressClass();
        orchestrator.check();
        orchestrator.start(spec);
    }

    @Test
    void asksOnceInAWhileForTheIngressClass() throws Exception {
        world.haveIngressClass();
        orchestrator = world.open(world.routesOfClass());
        orchestrator.check();
        world.assertReadyWithoutAsking(orchestrator);
    }

    @Test
    void worksWhereItMayNotAskForIngressClasses() throws Exception {
        world.server.role.forbid("get", CLASS);
        orchestrator = world.open(world.routesOfClass());
        assertThatCode(orchestrator::check).doesNotThrowAnyException();
        orchestrator.start(spec);
    }

    @Test
    void saysWhyAGatewayRefusesARoute() throws Exception {
        var starting = startThroughGateway();
        decide("False", "NotAllowedByListeners", "No listener takes routes of this namespace");
        assertThatThrownBy(() -> starting.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SandboxStartException.class, e -> assertThat(e.reason()).isEqualTo("routeNotServed"))
                .hasMessage("The Gateway edge/web does not serve the sandbox's address: NotAllowedByListeners,"
                        + " No listener takes routes of this namespace.");
        assertThat(orchestrator.sandboxes()).isEmpty();
    }

    @Test
    void startsWhereAGatewayAcceptsTheRoute() throws Exception {
        var starting = startThroughGateway();
        decide("True", "Accepted", "");
        assertThat(starting.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void saysThatNoControllerTakesARoute() throws Exception {
        var routes =
                new ServedRoutes(new Cluster(new ApiClient(), "none"), world.routesThroughGateway(), System::nanoTime);
        assertThat(routes.isServed(new JsonObject(), false)).isFalse();
        assertThatThrownBy(() -> routes.isServed(new JsonObject(), true))
                .isInstanceOf(ClusterRefusalException.class)
                .hasMessageContaining("no controller has taken it");
    }

    @Test
    void makesAgainWhatGoesWithAnEarlierRun() throws Exception {
        var starting = startInTheMiddleOfARestore();
        world.server.store.remove("services", repl.value());
        world.server.store.remove("ingresses", repl.value());
        world.heal(Step.RESTORE);
        starting.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(world.server.store.all("services")).hasSize(1);
        assertThat(world.server.store.all("ingresses")).hasSize(1);
    }

    /** Its restore goes on once the controller has decided. */
    private Future<URI> startThroughGateway() throws Exception {
        world.server.role.allow("create", ROUTE);
        world.server.role.allow("patch", ROUTE);
        orchestrator = world.open(world.routesThroughGateway());
        return startInTheMiddleOfARestore();
    }

    private void decide(String accepted, String reason, String message) {
        var condition = Json.of(Map.of("type", "Accepted", "status", accepted, "reason", reason, "message", message));
        var parent = Json.of(Map.of("conditions", Json.array(List.of(condition))));
        world.server.store.change(
                "httproutes", repl.value(), route -> Json.set(route, "status/parents", Json.array(List.of(parent))));
        world.heal(Step.RESTORE);
    }
}
