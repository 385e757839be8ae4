package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.auth.Tickets;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import java.time.Duration;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedTicketsTest {
    private static final UserId ADA = new UserId("local:ada");

    private final ReplId repl = ReplId.random();
    private Site site;
    private SigningKeys keys;
    private Tickets tickets;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        keys = site.keys();
        tickets = new SignedTickets(new Tokens(keys, site.clock), keys);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void namesTheUserAndTheRepl() throws Exception {
        var claims = site.tokens()
                .check(tickets.issue(ADA, repl).token(), Tickets.AUDIENCE)
                .orElseThrow();
        assertThat(claims.getSubject()).isEqualTo("local:ada");
        assertThat(claims.getStringClaimValue("repl")).isEqualTo(repl.value());
    }

    @Test
    void opensNothingAfterSixtySeconds() {
        var ticket = tickets.issue(ADA, repl);
        assertThat(ticket.expiresAt()).isEqualTo(site.clock.instant().plusSeconds(60));
        site.clock.advance(Duration.ofSeconds(59));
        assertThat(site.tokens().check(ticket.token(), Tickets.AUDIENCE)).isPresent();
        site.clock.advance(Duration.ofSeconds(1));
        assertThat(site.tokens().check(ticket.token(), Tickets.AUDIENCE)).isEmpty();
    }

    @Test
    void publishesTheKeysOfAllThatMayLive() throws Exception {
        var first = keys.current().kid();
        site.clock.advance(SigningKeys.SIGNS_FOR.plusDays(1));
        var second = keys.current().kid();
        var published = new JsonWebKeySet(tickets.publicKeys()).getJsonWebKeys();
        assertThat(published).extracting(key -> key.getKeyId()).containsExactly(second, first);
        assertThat(published).allSatisfy(key -> {
            assertThat(key.getAlgorithm()).isEqualTo("RS256");
            assertThat(key.getUse()).isEqualTo("sig");
        });
    }

    @Test
    void publishesNothingPrivate() {
        assertThat(tickets.publicKeys()).doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"");
    }
}
