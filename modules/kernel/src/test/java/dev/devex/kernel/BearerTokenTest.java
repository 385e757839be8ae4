package dev.devex.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER  abc "})
    void readsTheToken(String authorization) {
        assertThat(BearerToken.in(authorization)).contains("abc");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "abc", "Bearer", "Basic abc", "Bearerabc"})
    void readsNothingElse(String authorization) {
        assertThat(BearerToken.in(authorization)).isEmpty();
    }

    @Test
    void comparesWithASecret() {
        assertThat(BearerToken.carries("Bearer abc", "abc")).isTrue();
        assertThat(BearerToken.carries("Bearer abd", "abc")).isFalse();
        assertThat(BearerToken.carries("Bearer ", "abc")).isFalse();
        assertThat(BearerToken.carries(null, "abc")).isFalse();
    }
}
