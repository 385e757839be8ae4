package dev.devex.auth.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.UnavailableException;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String AUDIENCE = "devex";

    private Site site;
    private SigningKeys keys;
    private Tokens tokens;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        keys = site.keys();
        tokens = new Tokens(keys, site.clock);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void acceptsItsOwn() throws Exception {
        var claims = tokens.check(signed(), AUDIENCE).orElseThrow();
        assertThat(claims.getSubject()).isEqualTo("local:ada");
        assertThat(claims.getIssuer()).isEqualTo("devex");
    }

    @Test
    void acceptsThoseOfOtherServers() {
        assertThat(site.tokens().check(signed(), AUDIENCE)).isPresent();
    }

    @Test
    void acceptsThoseSignedBeforeTheKeyChanged() {
        keys.current();
        site.clock.advance(SigningKeys.SIGNS_FOR.minusDays(1));
        var token = tokens.sign(claims(), AUDIENCE, Duration.ofDays(7)).token();
        site.clock.advance(Duration.ofDays(2));
        signed();
        assertThat(keys.all()).hasSize(2);
        assertThat(tokens.check(token, AUDIENCE)).isPresent();
    }

    @Test
    void rejectsThoseForAnotherAudience() {
        assertThat(tokens.check(signed(), "devex-runner")).isEmpty();
    }

    @Test
    void rejectsThoseThatAreOver() {
        var token = signed();
        site.clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(tokens.check(token, AUDIENCE)).isEmpty();
    }

    @Test
    void rejectsThoseSignedWithAForeignKeyOfOurName() throws Exception {
        var foreign = SigningKey.generate(site.clock.instant()).privateKey();
        var token = forged(AlgorithmIdentifiers.RSA_USING_SHA256, foreign, whole());
        assertThat(tokens.check(token, AUDIENCE)).isEmpty();
    }

    @Test
    void rejectsThoseSignedWithThePublicKeyAsASecret() throws Exception {
        var secret = new HmacKey(keys.current().publicKey().getEncoded());
        var token = forged(AlgorithmIdentifiers.HMAC_SHA256, secret, whole());
        assertThat(tokens.check(token, AUDIENCE)).isEmpty();
    }

    @Test
    void rejectsOtherAlgorithmsOfOurOwnKey() throws Exception {
        var token = forged(AlgorithmIdentifiers.RSA_USING_SHA512, keys.current().privateKey(), whole());
        assertThat(tokens.check(token, AUDIENCE)).isEmpty();
    }

    @Test
    void rejectsThoseWithoutASignature() throws Exception {
        assertThat(tokens.check(forged(AlgorithmIdentifiers.NONE, null, whole()), AUDIENCE))
                .isEmpty();
    }

    @Test
    void rejectsThoseOfAnotherIssuer() throws Exception {
        var claims = whole();
        claims.setIssuer("somebody");
        assertThat(tokens.check(ours(claims), AUDIENCE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "aud", "iss", "sub", "jti"})
    void rejectsThoseThatLackAClaim(String claim) throws Exception {
        var claims = whole();
        assertThat(tokens.check(ours(claims), AUDIENCE)).isPresent();
        claims.unsetClaim(claim);
        assertThat(tokens.check(ours(claims), AUDIENCE)).isEmpty();
    }

    @Test
    void rejectsThoseWhoseClaimsWereChanged() {
        var parts = signed().split("\\.");
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("ada", "eve");
        var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8));
        assertThat(tokens.check(parts[0] + "." + changed + "." + parts[2], AUDIENCE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "é", "eyJhbGciOiJSUzI1NiJ9.e30.e30", "not a token"})
    void rejectsWhatIsNoToken(String token) {
        assertThat(tokens.check(token, AUDIENCE)).isEmpty();
    }

    @Test
    void rejectsWhatIsTooLong() {
        assertThat(tokens.check("a".repeat(100_000), AUDIENCE)).isEmpty();
    }

    @Test
    void saysUnavailableRatherThanRejectWhileRedisIsAway() throws Exception {
        var token = signed();
        var other = site.tokens();
        site.server.stop();
        assertThatThrownBy(() -> other.check(token, AUDIENCE)).isInstanceOf(UnavailableException.class);
    }

    private String signed() {
        return tokens.sign(claims(), AUDIENCE, Duration.ofHours(1)).token();
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setSubject("local:ada");
        return claims;
    }

    private JwtClaims whole() {
        var claims = claims();
        claims.setIssuer("devex");
        claims.setAudience(AUDIENCE);
        claims.setJwtId("one");
        claims.setExpirationTime(NumericDate.fromMilliseconds(site.clock.millis() + 60_000));
        return claims;
    }

    private String ours(JwtClaims claims) throws Exception {
        return forged(AlgorithmIdentifiers.RSA_USING_SHA256, keys.current().privateKey(), claims);
    }

    private String forged(String algorithm, @Nullable Key key, JwtClaims claims) throws Exception {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(keys.current().kid());
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        return signature.getCompactSerialization();
    }
}
