package dev.devex.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.JedisPubSub;

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
    void keepsMessagesApartFromAnswers() throws Exception {
        try (var server = new EmbeddedRedis()) {
            var redis = new Redis(server.url());
            var broken = new JedisPubSub() {
                @Override
                public void onSubscribe(String channel, int subscribed) {
                    throw new IllegalStateException("the subscription breaks off");
                }
            };
            assertThatThrownBy(() -> redis.subscribe(broken, "devex:news")).isInstanceOf(IllegalStateException.class);
            for (var message = 0; message < 10; message++) {
                redis.call(client -> client.publish("devex:news", "news"));
                String value = redis.call(client -> client.get("devex:test"));
                assertThat(value).isNull();
            }
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
