package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.orchestration.Await;
import dev.devex.orchestration.Cause;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SandboxWorld.Step;
import dev.devex.orchestration.StopResult;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1ResourceQuota;
import io.kubernetes.client.openapi.models.V1ResourceQuotaSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of sandboxes when a real cluster does not do what it should. */
class ClusterFailureIT extends SandboxFixture<ClusterWorld> {
    private static final String IMAGE = System.getProperty("cluster.image", "");
    private static final String QUOTA = "devex-test";

    @TempDir
    private Path templates;

    ClusterFailureIT() {
        super(ClusterWorld::new);
    }

    @AfterEach
    void discard() throws Exception {
        orchestrator.discard(repl);
    }

    @Test
    void namesAnImageThatCannotBeHad() {
        orchestrator = world.open(ClusterWorld.LIMITS, IMAGE + "-that-is-not-there", templates);
        assertStartFails("imageUnavailable").hasMessageContaining("-that-is-not-there cannot be had");
    }

    @Test
    void saysThatNoNodeHasRoom() throws Exception {
        needs("{\"resources\": {\"requests\": {\"memory\": \"8Gi\", \"cpu\": \"4\"},"
                + " \"limits\": {\"memory\": \"8Gi\", \"cpu\": \"4\"}}}");
        var others = new CoreV1Api(world.admin).listNode().execute().getItems().size();
        assertStartFails("noNodeFits").hasMessageContaining(others + " nodes are available");
    }

    @Test
    void saysWhatTheNamespaceDoesNotAllow() throws Exception {
        needs("{\"resources\": {\"limits\": {\"cpu\": \"1000\"}}}");
        assertStartFails("refused").hasMessageContaining("maximum cpu usage per Container");
    }

    @Test
    void saysThatTheTemplateAllowsTooLittleMemory() throws Exception {
        world.core.script.outOfMemory = true;
        needs("{\"resources\": {\"requests\": {\"memory\": \"32Mi\"}, \"limits\": {\"memory\": \"32Mi\"}}}");
        assertStartFails("outOfMemory");
    }

    @Test
    void saysThatTheQuotaIsUsedUp() throws Exception {
        var core = new CoreV1Api(world.admin);
        core.createNamespacedResourceQuota(
                        ClusterWorld.NAMESPACE,
                        new V1ResourceQuota()
                                .metadata(new V1ObjectMeta().name(QUOTA))
                                .spec(new V1ResourceQuotaSpec().hard(Map.of("pods", new Quantity("0")))))
                .execute();
        try {
            Await.until(() -> core.readNamespacedResourceQuota(QUOTA, ClusterWorld.NAMESPACE)
                            .execute()
                            .getStatus()
                            .getHard()
                    != null);
            assertStartFails("quotaExceeded").hasMessageContaining("limited: pods=0");
        } finally {
            core.deleteNamespacedResourceQuota(QUOTA, ClusterWorld.NAMESPACE).execute();
        }
    }

    @Test
    void isGrantedEnough() throws Exception {
        orchestrator.check();
        orchestrator.start(spec);
        assertThat(orchestrator.find(repl).map(Sandbox::condition)).contains(Condition.RUNNING);
        assertThat(orchestrator.stop(spec)).isEqualTo(StopResult.SAVED);
    }

    @Test
    void leavesNothingBehind() throws Exception {
        orchestrator.start(spec);
        orchestrator.stop(spec);
        var core = new CoreV1Api(world.admin);
        Await.until(() -> world.pods(repl).isEmpty()
                && core.listNamespacedService(ClusterWorld.NAMESPACE)
                        .labelSelector(Names.SELECTOR)
                        .execute()
                        .getItems()
                        .isEmpty()
                && core.listNamespacedSecret(ClusterWorld.NAMESPACE)
                        .labelSelector(Names.SELECTOR)
                        .execute()
                        .getItems()
                        .isEmpty());
    }

    @Test
    void countsASandboxWhosePodIsBeingEndedAsEnded() throws Exception {
        orchestrator.start(spec);
        new CoreV1Api(world.admin)
                .deleteNamespacedPod(Present.name(world.pods(repl).get(0)), ClusterWorld.NAMESPACE)
                .execute();
        Await.until(() -> orchestrator.find(repl).map(Sandbox::condition).equals(Optional.of(Condition.ENDED)));
        orchestrator.stop(spec);
        assertThat(orchestrator.sandboxes()).isEmpty();
    }

    @Test
    void saysThatADrainedSandboxHasSavedItself() throws Exception {
        world.core.script.savesLast = true;
        orchestrator.start(spec);
        world.edit(repl, "main.txt", "edited");
        world.drain(repl);
        Await.until(() -> cause().equals(Optional.of("evicted")));
        assertThat(orchestrator.stop(spec)).isEqualTo(StopResult.SAVED);
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    @Test
    void goesOnSavingASandboxThatIsDrained() throws Exception {
        orchestrator.start(spec);
        world.edit(repl, "main.txt", "edited");
        var stopping = stopInTheMiddleOfASave();
        world.drain(repl);
        Await.until(() -> world.core.ending.contains(repl.value()));
        world.heal(Step.SAVE);
        assertThat(stopping.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(StopResult.SAVED);
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    @Test
    void saysThatASandboxWantsMoreMemoryAgainAndAgain() throws Exception {
        needs("{\"resources\": {\"requests\": {\"memory\": \"32Mi\"}, \"limits\": {\"memory\": \"32Mi\"}}}");
        orchestrator.start(spec);
        world.edit(repl, "main.txt", "edited");
        world.core.script.outOfMemory = true;
        world.killRunner(repl);
        Await.until(() -> cause().equals(Optional.of("crashLoop")));
        assertThat(orchestrator.find(repl).map(Sandbox::cause).map(Cause::message))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("more memory"));
        assertThat(orchestrator.stop(spec)).isEqualTo(StopResult.SAVED);
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    private Optional<String> cause() {
        return orchestrator.find(repl).map(Sandbox::cause).map(Cause::reason);
    }

    private void needs(String devex) throws IOException {
        Files.writeString(Files.createDirectories(templates.resolve("node")).resolve("devex.json"), devex);
        orchestrator = world.open(ClusterWorld.LIMITS, IMAGE, templates);
    }
}
