package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.orchestration.SandboxStartException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Pod;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a start that does not get on. */
class StartPhaseTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(3), Duration.ofMinutes(10));

    @Test
    void saysThatANodeDoesNotSetUpWhatComesBeforeTheContainers() {
        var pod = pod("False", "{\"reason\":\"PodInitializing\"}");
        assertThat(StartPhase.of(pod)).isEqualTo(StartPhase.SETTING_UP);
        assertThat(StartPhase.SETTING_UP.timedOut(pod))
                .hasMessage("The sandbox took too long to start: its node had not set up its network and volumes.");
    }

    @Test
    void givesUpSoonOnWhatAContainerRefersTo() {
        var pod = pod("True", "{\"reason\":\"CreateContainerConfigError\",\"message\":\"secret \\\"x\\\" not found\"}");
        var phase = StartPhase.of(pod);
        assertThat(phase).isEqualTo(StartPhase.MISCONFIGURED);
        assertThat(phase.limit(LIMITS)).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(phase.timedOut(pod))
                .hasMessage("The node refuses the sandbox: secret \"x\" not found.")
                .extracting(SandboxStartException::reason)
                .isEqualTo("refused");
    }

    @Test
    void addsWhatTheNodeSaysOfAContainerThatWaits() {
        var pod = pod("True", "{\"reason\":\"RegistryUnavailable\",\"message\":\"try later\"}");
        assertThat(StartPhase.of(pod)).isEqualTo(StartPhase.PREPARING);
        assertThat(StartPhase.PREPARING.timedOut(pod)).hasMessageEndingWith(" The node says: try later.");
    }

    private static Optional<PodView> pod(String isSetUp, String waiting) {
        return Optional.of(new PodView(JSON.getGson().fromJson("""
                        {"status": {
                          "conditions": [
                            {"type": "PodScheduled", "status": "True"},
                            {"type": "PodReadyToStartContainers", "status": "%s"}],
                          "initContainerStatuses": [{
                            "name": "restore", "image": "runner", "imageID": "", "ready": false, "restartCount": 0,
                            "state": {"waiting": %s}}]}}
                        """.formatted(isSetUp, waiting), V1Pod.class)));
    }
}
