package dev.devex.auth.internal;

import dev.devex.auth.Tickets;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;

@ApplicationScoped
class SignedTickets implements Tickets {
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final Tokens tokens;
    private final SigningKeys keys;

    @Inject
    SignedTickets(Tokens tokens, SigningKeys keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected SignedTickets() {
        tokens = null;
        keys = null;
    }

    @Override
    public Ticket issue(UserId user, ReplId repl) {
        var claims = new JwtClaims();
        claims.setSubject(user.value());
        claims.setClaim("repl", repl.value());
        var signed = tokens.sign(claims, AUDIENCE, LIFE);
        return new Ticket(signed.token(), signed.expiresAt());
    }

    @Override
    public String publicKeys() {
        var set = new JsonWebKeySet();
        keys.all().forEach(key -> set.addJsonWebKey(key.toPublicJwk()));
        return set.toJson(OutputControlLevel.PUBLIC_ONLY);
    }
}
