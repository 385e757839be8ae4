package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.SaveFailedException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real cluster says, and what is understood. */
class RecordedAnswersTest {
    @ParameterizedTest
    @CsvSource({
        "image-unavailable, imageUnavailable, The image devex/none:1.0 cannot be had: failed to pull",
        "image-back-off, imageUnavailable, The image devex/none:1.0 cannot be had: Back-off pulling image",
        "restore-failed, restoreFailed, The copy is damaged.",
        "out-of-memory, outOfMemory, The sandbox needs more memory",
        "crash-looping, runnerFailed, The sandbox ended before it was ready.",
        "evicted, evicted, 'exceeds the limit \"64Mi\"'"
    })
    void namesWhyAPodDoesNotComeUp(String pod, String reason, String sentence) {
        var failure = StartFailure.of(Recorded.pod(pod)).orElseThrow();
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "restoring", "saving", "saved", "save-failed", "unplaceable", "ending"})
    void waitsForWhatMayComeUp(String pod) {
        assertThat(StartFailure.of(Recorded.pod(pod))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "unplaceable, UNPLACEABLE",
        "image-unavailable, PREPARING",
        "restoring, RESTORING",
        "ready, SERVING",
        "out-of-memory, SERVING"
    })
    void seesHowFarAStartHasCome(String pod, StartPhase phase) {
        assertThat(StartPhase.of(Optional.of(Recorded.pod(pod)))).isEqualTo(phase);
    }

    @Test
    void knowsWhetherThePodIsThere() {
        assertThat(Recorded.pod("ready").isReady()).isTrue();
        assertThat(Recorded.pod("ending").isReady()).isFalse();
        assertThat(Recorded.pod("ending").isBeingDeleted()).isTrue();
        assertThat(Recorded.pod("evicted").isOver()).isTrue();
        assertThat(Recorded.pod("crash-looping").lives()).isFalse();
        assertThat(Recorded.pod("out-of-memory").lives()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"out-of-reach, true", "ready, false", "saving, false", "crash-looping, false", "ending, false"})
    void knowsWhetherTheNodeAnswers(String pod, boolean outOfReach) {
        assertThat(Recorded.pod(pod).isOutOfReach()).isEqualTo(outOfReach);
    }

    @Test
    void seesHowASaveHasEnded() {
        assertThat(Recorded.pod("saving").ephemeral("save-2").flatMap(ContainerStates::end))
                .isEmpty();
        assertThat(Recorded.pod("saved")
                        .ephemeral("save-2")
                        .flatMap(ContainerStates::end)
                        .map(StartFailure::outcome))
                .hasValueSatisfying(outcome -> assertThat(outcome.done()).isTrue());
        assertThat(Recorded.pod("save-failed")
                        .ephemeral("save-1")
                        .flatMap(ContainerStates::end)
                        .map(end -> StartFailure.outcome(end).saveFailure()))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .hasMessage("The store cannot be reached.")
                        .extracting(SaveFailedException::reason)
                        .isEqualTo("storeUnreachable"));
    }

    @ParameterizedTest
    @CsvSource({"quota, quotaExceeded, limited: pods=1", "pod-security, refused, violates PodSecurity"})
    void namesWhyThereIsNoPod(String deployment, String reason, String sentence) {
        var failure = StartFailure.of(Recorded.deployment(deployment)).orElseThrow();
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "forbidden, forbidden, get secrets",
        "forbidden-list, forbidden, list deployments",
        "quota, quotaExceeded, limited: count/secrets=0",
        "refused-ephemeral-change, refused, may not be changed",
        "refused-ephemeral-privilege, refused, violates PodSecurity"
    })
    void saysWhatIsRefused(String status, String reason, String sentence) {
        assertThat(meaning(status))
                .isInstanceOfSatisfying(ClusterRefusalException.class, e -> assertThat(e.reason())
                        .isEqualTo(reason))
                .hasMessageContaining(sentence);
    }

    @Test
    void namesWhatIsNotInstalled() {
        assertThat(Answers.meaningOfApply("HTTPRoute", 404, "404 page not found"))
                .isInstanceOf(ClusterRefusalException.class)
                .hasMessageContaining("knows no HTTPRoute");
        assertThat(Answers.meaningOfApply("HTTPRoute", 404, "namespaces \"devex-repls\" not found"))
                .hasMessageContaining("namespaces \"devex-repls\" not found");
    }

    @ParameterizedTest
    @CsvSource({"unauthorized, credentials", "conflict-uid, Somebody else", "conflict-delete, Somebody else"})
    void triesAgainLater(String status, String sentence) {
        assertThat(meaning(status)).isInstanceOf(UnavailableException.class).hasMessageContaining(sentence);
    }

    private static RuntimeException meaning(String name) {
        var status = Recorded.status(name);
        return Answers.meaning(status.get("code").getAsInt(), Json.text(status, "message"));
    }
}
