package dev.devex.auth.internal;

import dev.devex.auth.SandboxTokens;
import dev.devex.kernel.ReplId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;

@ApplicationScoped
public class SignedSandboxTokens implements SandboxTokens {
    private static final String REPL = "repl";
    private static final String SESSION = "session";

    private final Tokens tokens;

    @Inject
    public SignedSandboxTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected SignedSandboxTokens() {
        tokens = null;
    }

    @Override
    public String issue(ReplId repl, long session) {
        var claims = new JwtClaims();
        claims.setSubject(repl.value());
        claims.setClaim(REPL, repl.value());
        claims.setClaim(SESSION, session);
        return tokens.sign(claims, AUDIENCE, Tokens.LONGEST_LIFE).token();
    }

    /** Whose token it is, if it is a sandbox's. */
    Optional<Sandbox> check(String token) {
        return tokens.check(token, AUDIENCE).flatMap(SignedSandboxTokens::sandbox);
    }

    private static Optional<Sandbox> sandbox(JwtClaims claims) {
        return claims.getClaimValue(REPL) instanceof String repl
                        && ReplId.isValid(repl)
                        && claims.getClaimValue(SESSION) instanceof Long session
                ? Optional.of(new Sandbox(new ReplId(repl), session))
                : Optional.empty();
    }

    record Sandbox(ReplId repl, long session) {}
}
