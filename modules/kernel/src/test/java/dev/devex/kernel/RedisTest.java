package dev.devex.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedisTest {
    @Test
    void runsScriptsAtomically() throws Exception {
        try (var server = new EmbeddedRedis()) {
            var redis = new Redis(server.url());
            redis.script("redis.call('SET', KEYS[1], ARGV[1])", List.of("devex:test"), List.of("value"));
            String value = redis.call(client -> client.get("devex:test"));
            assertThat(value).isEqualTo("value");
            redis.close();
        }
    }

    @Test
    void saysUnavailableWhileAwayAndRecoversByItself() throws Exception {
        try (var server = new EmbeddedRedis()) {
            var redis = new Redis(server.url());
            server.stop();
            assertThatThrownBy(() -> redis.call(client -> client.get("devex:test")))
                    .isInstanceOf(UnavailableException.class);
            server.restart();
            String value = redis.call(client -> client.get("devex:test"));
            assertThat(value).isNull();
            redis.close();
        }
    }
}
