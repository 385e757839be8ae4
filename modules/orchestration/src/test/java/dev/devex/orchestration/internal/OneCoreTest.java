package dev.devex.orchestration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.EmbeddedRedis;
import dev.devex.kernel.Redis;
import dev.devex.kernel.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneCoreTest {
    private EmbeddedRedis server;
    private Redis redis;
    private OneCore first;

    @BeforeEach
    void begin() throws IOException {
        server = new EmbeddedRedis();
        redis = new Redis(server.url());
        first = new OneCore(redis, "one:/data/sandboxes");
        first.require();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @Test
    void refusesAnotherCoreAndTellsNoClientWhereTheFirstIs() {
        var second = new OneCore(redis, "two:/data/sandboxes");

        for (var tries = 0; tries < 2; tries++) {
            assertThatThrownBy(second::require)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("another one runs them")
                    .hasMessageNotContaining("/data");
        }
        assertThatCode(first::require).doesNotThrowAnyException();
    }

    @Test
    void letsAnotherCoreInOnceTheFirstHasGone() {
        redis.call(client -> client.del("devex:process-orchestrator"));

        assertThatCode(new OneCore(redis, "two:/data")::require).doesNotThrowAnyException();
    }

    @Test
    void leavesThePlaceToAnotherForGood() {
        var second = new OneCore(redis, "two:/data/sandboxes");
        first.release();

        assertThatCode(second::require).doesNotThrowAnyException();
        assertThatThrownBy(first::require).isInstanceOf(UnavailableException.class);
    }

    @Test
    void releasesNothingThatIsNotItsOwn() {
        new OneCore(redis, "two:/data/sandboxes").release();

        assertThatThrownBy(new OneCore(redis, "three:/data/sandboxes")::require)
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void keepsThePlaceForAWhileOnly() {
        var left = redis.call(client -> client.pttl("devex:process-orchestrator"));

        assertThat(Duration.ofMillis(left)).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void knowsItselfAgainAfterARestart() {
        assertThatCode(new OneCore(redis, "one:/data/sandboxes")::require).doesNotThrowAnyException();
    }

    @Test
    void goesOnWhileRedisIsAwayAndLetsNobodyBeginThen() throws IOException {
        server.stop();

        assertThatCode(first::require).doesNotThrowAnyException();
        assertThatThrownBy(new OneCore(redis, "two:/data")::require).isInstanceOf(UnavailableException.class);
    }

    @Test
    void keepsTheOrchestratorFromDoingAnything() {
        var second = new OneCore(redis, "two:/data");
        var settings = new ProcessSettings(Path.of("unused"), Path.of("unused"), Duration.ZERO, Duration.ZERO);
        var orchestrator = new ProcessOrchestrator(settings, second::require, URI.create("http://localhost:9080"));

        assertThatThrownBy(orchestrator::check).hasMessageContaining("one core alone");
        assertThatThrownBy(orchestrator::sandboxes).hasMessageContaining("one core alone");
    }
}
