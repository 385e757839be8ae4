package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.auth.TooManySignInsException;
import org.junit.jupiter.api.Test;

class SignInLimitTest {
    @Test
    void countsEachAddressAcrossServers() throws Exception {
        try (var site = new Site()) {
            var limit = new SignInLimit(site.redis);
            for (var i = 0; i < SignInLimit.ATTEMPTS; i++) {
                limit.count("192.0.2.1");
            }
            var elsewhere = new SignInLimit(site.redis);
            assertThatThrownBy(() -> elsewhere.count("192.0.2.1")).isInstanceOf(TooManySignInsException.class);
            assertThatCode(() -> elsewhere.count("192.0.2.2")).doesNotThrowAnyException();
        }
    }
}
