package dev.devex.auth.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Signs and checks RS256 tokens (RFC 7519), each for one audience and good nowhere else. */
@ApplicationScoped
public class Tokens {
    static final String ISSUER = "devex";
    static final Duration LONGEST_LIFE = Duration.ofDays(30);
    private static final int LONGEST = 8192;
    private static final AlgorithmConstraints RS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

    private final SigningKeys keys;
    private final Clock clock;

    @Inject
    public Tokens(SigningKeys keys) {
        this(keys, Clock.systemUTC());
    }

    Tokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected Tokens() {
        keys = null;
        clock = null;
    }

    /** Signs {@code claims}, after putting in who made them, for whom, and for how long. */
    Signed sign(JwtClaims claims, String audience, Duration life) {
        var now = clock.instant();
        var expiresAt = Instant.ofEpochSecond(now.plus(life).getEpochSecond());
        claims.setIssuer(ISSUER);
        claims.setAudience(audience);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        return new Signed(serialize(claims), expiresAt);
    }

    /**
     * The claims of a token for {@code audience}; nothing when it is not one of ours, was changed, or is over.
     *
     * @throws dev.devex.kernel.UnavailableException when the keys cannot be read now
     */
    Optional<JwtClaims> check(String token, String audience) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        return kid(token).flatMap(keys::find).flatMap(key -> claims(token, audience, key));
    }

    private String serialize(JwtClaims claims) {
        var key = keys.current();
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.kid());
        signature.setHeader("typ", "JWT");
        signature.setKey(key.privateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token could not be signed.", e);
        }
    }

    private static Optional<String> kid(String token) {
        try {
            var signature = new JsonWebSignature();
            signature.setCompactSerialization(token);
            return Optional.ofNullable(signature.getKeyIdHeaderValue());
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    private Optional<JwtClaims> claims(String token, String audience, SigningKey key) {
        var consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(RS256)
                .setVerificationKey(key.publicKey())
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setRequireJwtId()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
        try {
            return Optional.of(consumer.processToClaims(token));
        } catch (InvalidJwtException e) {
            return Optional.empty();
        }
    }

    record Signed(String token, Instant expiresAt) {}
}
