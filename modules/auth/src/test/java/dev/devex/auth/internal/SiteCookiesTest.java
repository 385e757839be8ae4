package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SiteCookiesTest {
    @Test
    void keepsSessionsFromScriptsAndOtherSites() {
        assertThat(new SiteCookies(false).session("token"))
                .isEqualTo("devex_session=token; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax");
    }

    @Test
    void sendsSessionsOnlyEncryptedUnderHttps() {
        assertThat(new SiteCookies(true).session("token")).endsWith("; Secure");
    }

    @Test
    void forgetsSessions() {
        assertThat(new SiteCookies(false).noSession()).startsWith("devex_session=; Path=/; Max-Age=0;");
    }
}
