package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.auth.UnreadableKeysException;
import dev.devex.kernel.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void keepsOneKeyForAllServers() {
        assertThat(site.keys().current().kid()).isEqualTo(site.keys().current().kid());
    }

    @Test
    void agreesWhenServersStartTogether() throws Exception {
        var servers = 4;
        var together = new CyclicBarrier(servers);
        var starts = new ArrayList<Callable<String>>();
        for (var i = 0; i < servers; i++) {
            var keys = site.keys();
            starts.add(() -> {
                together.await();
                return keys.current().kid();
            });
        }
        var kids = new HashSet<String>();
        var threads = Executors.newFixedThreadPool(servers);
        for (var kid : threads.invokeAll(starts)) {
            kids.add(kid.get());
        }
        threads.shutdown();
        assertThat(kids).hasSize(1);
        assertThat(site.keys().all()).hasSize(1);
    }

    @Test
    void signsWithKeysOfAtLeast2048Bits() {
        assertThat(site.keys().current().publicKey().getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
    }

    @Test
    void keepsNoPrivateKeyReadable() {
        var key = site.keys().current();
        var encoded = Base64.getEncoder().encodeToString(key.privateKey().getEncoded());
        assertThat(written().get(key.kid())).isNotNull().doesNotContain(encoded.substring(0, 40));
    }

    @Test
    void saysSoWhenTheSecretIsAnother() {
        var kid = site.keys().current().kid();
        var stranger = new SigningKeys(site.redis, "another secret", site.clock);
        assertThatThrownBy(stranger::current)
                .isInstanceOf(UnreadableKeysException.class)
                .hasMessageContaining("DEVEX_SECRET_KEY");
        assertThat(written()).containsOnlyKeys(kid);
    }

    @Test
    void makesNoNewKeyOverOldOnesItCannotRead() {
        var kid = site.keys().current().kid();
        site.clock.advance(SigningKeys.SIGNS_FOR.plusDays(1));
        var stranger = new SigningKeys(site.redis, "another secret", site.clock);
        assertThatThrownBy(stranger::current).isInstanceOf(UnreadableKeysException.class);
        assertThat(written()).containsOnlyKeys(kid);
    }

    @Test
    void signsWithANewKeyAfterThirtyDaysAndKeepsTheOld() {
        var keys = site.keys();
        var first = keys.current().kid();
        site.clock.advance(Duration.ofDays(30).plusMinutes(1));
        var second = keys.current().kid();
        assertThat(second).isNotEqualTo(first);
        assertThat(site.keys().current().kid()).isEqualTo(second);
        assertThat(site.keys().all()).extracting(SigningKey::kid).containsExactly(second, first);
    }

    @Test
    void keepsOldKeysWhileATokenOfTheirsCanLive() {
        var keys = site.keys();
        var first = keys.current().kid();
        site.clock.advance(SigningKeys.SIGNS_FOR);
        keys.current();
        site.clock.advance(Tokens.LONGEST_LIFE);
        keys.current();
        assertThat(site.keys().find(first)).isPresent();
    }

    @Test
    void asksForUnknownKeysOnceASecondAtMost() {
        var keys = site.keys();
        keys.current();
        site.clock.advance(SigningKeys.SIGNS_FOR.plusMinutes(1));
        assertThat(keys.find("of a forged token")).isEmpty();
        var made = site.keys().current().kid();
        assertThat(keys.find(made)).isEmpty();

        site.clock.advance(SigningKeys.LOOKS_AGAIN_AFTER);

        assertThat(keys.find(made)).isPresent();
    }

    @Test
    void dropsKeysThatNothingAliveIsSignedWith() {
        var keys = site.keys();
        var first = keys.current().kid();
        site.clock.advance(SigningKeys.KEPT_FOR.plusDays(1));
        keys.current();
        assertThat(site.keys().find(first)).isEmpty();
    }

    @Test
    void findsAKeyThatAnotherServerHasJustMade() {
        var reader = site.keys();
        reader.current();
        site.clock.advance(SigningKeys.SIGNS_FOR);
        reader.current();
        site.clock.advance(Duration.ofSeconds(1));
        var made = site.keys().current();
        assertThat(reader.find(made.kid())).contains(made);
    }

    @Test
    void saysUnavailableWhileRedisIsAway() throws Exception {
        site.server.stop();
        assertThatThrownBy(() -> site.keys().current()).isInstanceOf(UnavailableException.class);
        site.server.restart();
        assertThat(site.keys().current()).isNotNull();
    }

    private Map<String, String> written() {
        return site.redis.call(client -> client.hgetAll(SigningKeys.KEY));
    }
}
