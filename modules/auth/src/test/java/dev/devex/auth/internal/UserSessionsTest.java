package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.auth.User;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserSessionsTest {
    private static final User ADA =
            new User(new UserId("github:1815"), "ada", "Ada Lovelace", "ada@example.org", null, "github");

    private Site site;
    private UserSessions sessions;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        sessions = site.sessions();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void findsWhoHasSignedIn() {
        var found = sessions.find(sessions.begin(ADA)).orElseThrow();
        assertThat(SessionClaims.user(found)).isEqualTo(ADA);
        assertThat(found.session().user()).isEqualTo(ADA.id());
    }

    @Test
    void handsOnAMicroProfileToken() {
        var raw = sessions.begin(ADA);
        var token = sessions.find(raw).orElseThrow();
        assertThat(token.getName()).isEqualTo("ada");
        assertThat(token.getIssuer()).isEqualTo("devex");
        assertThat(token.getAudience()).isEqualTo(Set.of("devex"));
        assertThat(token.getSubject()).isEqualTo("github:1815");
        assertThat(token.getGroups()).containsExactly("user");
        assertThat(token.getRawToken()).isEqualTo(raw);
        assertThat(token.getExpirationTime() - token.getIssuedAtTime())
                .isEqualTo(Duration.ofDays(7).toSeconds());
        assertThat(token.toString()).doesNotContain(raw);
    }

    @Test
    void acceptsSessionsOfOtherServers() {
        assertThat(site.sessions().find(sessions.begin(ADA))).isPresent();
    }

    @Test
    void endsASessionOnAllServersAndNoOther() {
        var token = sessions.begin(ADA);
        var other = sessions.begin(ADA);
        var session = sessions.find(token).orElseThrow().session();
        sessions.end(session);
        assertThat(site.sessions().find(token)).isEmpty();
        assertThat(site.sessions().isLive(session)).isFalse();
        assertThat(site.sessions().find(other)).isPresent();
    }

    @Test
    void remembersEndedSessionsNoLongerThanTheyWouldLive() {
        var session = sessions.find(sessions.begin(ADA)).orElseThrow().session();
        site.clock.advance(Duration.ofDays(2));
        sessions.end(session);
        long seconds = site.redis.call(client -> client.ttl("devex:auth:revoked:" + session.id()));
        assertThat(seconds)
                .isBetween(Duration.ofDays(4).toSeconds(), Duration.ofDays(5).toSeconds() + 1);
    }

    @Test
    void isOverAfterSevenDays() {
        var token = sessions.begin(ADA);
        var session = sessions.find(token).orElseThrow().session();
        site.clock.advance(Duration.ofDays(7));
        assertThat(sessions.find(token)).isEmpty();
        assertThat(sessions.isLive(session)).isFalse();
    }

    @Test
    void takesNoOtherTokensForSessions() {
        var ticket = new SignedTickets(site.tokens(), site.keys()).issue(ADA.id(), ReplId.random());
        var sandbox = new SignedSandboxTokens(site.tokens()).issue(ReplId.random(), 1);
        assertThat(sessions.find(ticket.token())).isEmpty();
        assertThat(sessions.find(sandbox)).isEmpty();
    }

    @Test
    void saysUnavailableWhileRedisIsAway() throws Exception {
        var token = sessions.begin(ADA);
        sessions.find(token);
        site.server.stop();
        assertThatThrownBy(() -> sessions.find(token)).isInstanceOf(UnavailableException.class);
    }
}
