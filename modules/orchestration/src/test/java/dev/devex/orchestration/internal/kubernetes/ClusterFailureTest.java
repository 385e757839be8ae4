package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Await;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.SaveFailedException;
import org.junit.jupiter.api.Test;

/** What becomes of sandboxes when the cluster does not do what it should. */
class ClusterFailureTest extends SandboxFixture<KubernetesWorld> {
    ClusterFailureTest() {
        super(KubernetesWorld::new);
    }

    @Test
    void namesAnImageThatCannotBeHad() {
        world.script.noImage = true;
        assertStartFails("imageUnavailable").hasMessageContaining("pull access denied");
    }

    @Test
    void saysThatNoNodeHasRoom() {
        world.script.noNode = true;
        assertStartFails("noNodeFits").hasMessageContaining("Insufficient memory");
    }

    @Test
    void saysThatTheTemplateAllowsTooLittleMemory() {
        world.script.outOfMemory = true;
        assertStartFails("outOfMemory");
    }

    @Test
    void saysThatTheQuotaIsUsedUp() {
        world.controllers.refusePods("exceeded quota: devex, requested: pods=1, used: pods=50, limited: pods=50");
        assertStartFails("quotaExceeded").hasMessageContaining("limited: pods=50");
    }

    @Test
    void saysWhatTheNodeDoesNotTake() {
        world.controllers.refusePods("admission webhook denied the request");
        assertStartFails("refused").hasMessageContaining("admission webhook");
    }

    @Test
    void givesUpOnANodeThatDoesNothing() {
        world.script.deaf = true;
        orchestrator = world.openImpatient();
        assertStartFails("startTimedOut").hasMessageContaining("not placed it on a node");
    }

    @Test
    void saysWhichRightIsMissing() {
        world.server.role.forbid("patch", "networking.k8s.io/ingresses");
        assertStartFails("forbidden").hasMessageContaining("patch ingresses");
        world.server.role.forbid("list", "apps/deployments");
        assertThatThrownBy(world.open()::check)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("list deployments");
    }

    @Test
    void listsNothingAnewWhileItWatches() throws Exception {
        orchestrator.start(spec);
        var lists = world.server.lists.get();
        for (var pass = 0; pass < 100; pass++) {
            assertThat(orchestrator.sandboxes()).hasSize(1);
        }
        assertThat(world.server.lists).hasValue(lists);
    }

    @Test
    void asksNothingToSayThatItIsReady() throws Exception {
        orchestrator.start(spec);
        world.assertReadyWithoutAsking(orchestrator);
    }

    @Test
    void countsASandboxWhosePodIsGoneAsEnded() throws Exception {
        orchestrator.start(spec);
        Requests.end(world.server.store, podName(), 0);
        Await.until(() -> condition() == Condition.ENDED);
        orchestrator.stop(spec);
        assertThat(orchestrator.sandboxes()).isEmpty();
        assertThat(world.stored(repl, "main.txt")).contains("as stored");
    }

    @Test
    void savesUnderANewNameWithEachTryAndLeavesNoMoreSecrets() throws Exception {
        orchestrator.start(spec);
        world.fail(KubernetesWorld.Step.SAVE, 4, "The store cannot be reached.");
        for (var tries = 0; tries < 2; tries++) {
            assertThatThrownBy(() -> orchestrator.stop(spec)).isInstanceOf(SaveFailedException.class);
        }
        assertThat(Json.list(pod(), "spec/ephemeralContainers"))
                .extracting(container -> Json.text(container, "name"))
                .containsExactly("save-1", "save-2");
        assertThat(Json.list(pod(), "spec/ephemeralContainers"))
                .allSatisfy(container ->
                        assertThat(Json.text(container, "imagePullPolicy")).isEqualTo("IfNotPresent"));
        assertThat(world.server.store.all("secrets")).hasSize(1);
        world.heal(KubernetesWorld.Step.SAVE);
        orchestrator.stop(spec);
    }

    @Test
    void undoesNoStartThatAnotherServerHasCompletedMeanwhile() {
        world.script.noImage = true;
        world.server.requests.beforeDelete.set(() -> world.server.store.change(
                "deployments",
                repl.value(),
                deployment -> Json.set(deployment, "metadata/annotations/devex.dev~pod", podName())));
        assertThatThrownBy(() -> orchestrator.start(spec)).isInstanceOf(SandboxStartException.class);
        assertThat(world.server.store.all("deployments")).hasSize(1);
    }

    @Test
    void leavesNothingBehind() throws Exception {
        orchestrator.start(spec);
        orchestrator.stop(spec);
        Await.until(() -> world.server.store.resources().stream()
                .allMatch(resource -> world.server.store.all(resource).isEmpty()));
    }

    @Test
    void isGrantedNoMoreThanItUses() throws Exception {
        world.haveIngressClass();
        orchestrator = world.open(world.routesOfClass());
        orchestrator.start(spec);
        orchestrator.find(repl);
        orchestrator.check();
        orchestrator.stop(spec);
        orchestrator.start(new SandboxSpec(repl, "node", 2, "the-token", "{}"));
        orchestrator.discard(repl);
        assertThat(world.server.role.used()).isEqualTo(Role.documented());
    }

    private String podName() {
        return Json.text(pod(), "metadata/name");
    }

    private JsonObject pod() {
        return world.server.store.all("pods").get(0);
    }
}
