package dev.devex.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void knowsThisMachine(String address) {
        assertThat(Loopback.is(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "10.0.0.1", "192.0.2.1", "fe80::1", "::ffff:192.0.2.1"})
    void knowsOthers(String address) {
        assertThat(Loopback.is(address)).isFalse();
    }
}
