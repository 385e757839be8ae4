package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.auth.SandboxTokens;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import java.time.Duration;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedSandboxTokensTest {
    private final ReplId repl = ReplId.random();
    private Site site;
    private SignedSandboxTokens tokens;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        tokens = new SignedSandboxTokens(site.tokens());
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void speaksForOneSessionOfOneRepl() {
        assertThat(tokens.check(tokens.issue(repl, 7))).contains(new SignedSandboxTokens.Sandbox(repl, 7));
    }

    @Test
    void takesNoTicket() {
        var ticket = new SignedTickets(site.tokens(), site.keys()).issue(new UserId("local:ada"), repl);
        assertThat(tokens.check(ticket.token())).isEmpty();
    }

    @Test
    void takesNoTokenWithoutASession() {
        var claims = new JwtClaims();
        claims.setSubject(repl.value());
        claims.setClaim("repl", repl.value());
        var token = site.tokens().sign(claims, SandboxTokens.AUDIENCE, Duration.ofDays(1));
        assertThat(tokens.check(token.token())).isEmpty();
    }

    @Test
    void takesNoTokenForWhatIsNoRepl() {
        var claims = new JwtClaims();
        claims.setSubject("../etc");
        claims.setClaim("repl", "../etc");
        claims.setClaim("session", 1L);
        var token = site.tokens().sign(claims, SandboxTokens.AUDIENCE, Duration.ofDays(1));
        assertThat(tokens.check(token.token())).isEmpty();
    }
}
