package dev.devex.runner.access;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/** Checks tickets: RS256, issued by the core for runners, not expired, and for this repl. */
public final class TicketCheck {
    private static final int CLOCK_SKEW_SECONDS = 2;

    private final String repl;
    private final JwtConsumer consumer;

    public TicketCheck(String repl, TicketKeys keys) {
        this.repl = repl;
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer("devex")
                .setExpectedAudience("devex-runner")
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
    }

    public Admission check(@Nullable String token) {
        if (token == null) {
            return Admission.UNKNOWN;
        }
        try {
            JwtClaims claims = consumer.processToClaims(token);
            return repl.equals(claims.getClaimValue("repl"))
                    ? Admission.of(claims.hasClaim("sub") ? claims.getClaimValueAsString("sub") : "")
                    : Admission.FOREIGN;
        } catch (InvalidJwtException unknown) {
            return Admission.UNKNOWN;
        }
    }
}
