package dev.devex.runner.access;

import org.jose4j.base64url.Base64Url;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Checks tickets: RS256, issued by the core for runners, not expired, and for this repl. */
public final class TicketCheck {
    static final String ISSUER = "devex";
    static final String AUDIENCE = "devex-runner";
    static final String REPL = "repl";
    private static final int CLOCK_SKEW_SECONDS = 2;

    private final String repl;
    private final TicketKeys keys;
    private final JwtConsumer consumer;

    public TicketCheck(String repl, TicketKeys keys) {
        this.repl = repl;
        this.keys = keys;
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(AUDIENCE)
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
    }

    /** The first check takes long, for it loads much: let it be one that nobody waits for. */
    public void warmUp() {
        keys.anyId().ifPresent(id -> check(forged(id)));
    }

    public Admission check(@Nullable String token) {
        if (token == null) {
            return Admission.UNKNOWN;
        }
        try {
            JwtContext ticket = Ticket.read(token);
            consumer.processContext(ticket);
            JwtClaims claims = ticket.getJwtClaims();
            return repl.equals(claims.getClaimValue(REPL))
                    ? Admission.of(claims.hasClaim("sub") ? claims.getClaimValueAsString("sub") : "")
                    : Admission.FOREIGN;
        } catch (JoseException | InvalidJwtException unknown) {
            return Admission.UNKNOWN;
        }
    }

    private static String forged(String keyId) {
        String header = "{\"alg\":\"" + AlgorithmIdentifiers.RSA_USING_SHA256 + "\",\"kid\":\"" + keyId + "\"}";
        return Base64Url.encodeUtf8ByteRepresentation(header) + "." + Base64Url.encodeUtf8ByteRepresentation("{}")
                + ".AAAA";
    }
}
