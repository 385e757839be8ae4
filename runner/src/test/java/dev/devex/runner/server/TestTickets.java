package dev.devex.runner.server;

import java.security.Key;
import java.util.function.Consumer;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs tickets like the core does. */
record TestTickets(RsaJsonWebKey key) {
    private static final int KEY_BITS = 2048;

    static TestTickets create(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(KEY_BITS);
            key.setKeyId(id);
            return new TestTickets(key);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String ticket(String repl) {
        return ticket(repl, claims -> {});
    }

    String ticket(String repl, Consumer<JwtClaims> change) {
        JwtClaims claims = claims(repl);
        change.accept(claims);
        return sign(claims, AlgorithmIdentifiers.RSA_USING_SHA256, key.getPrivateKey());
    }

    static JwtClaims claims(String repl) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("devex");
        claims.setAudience("devex-runner");
        claims.setSubject("local:ada");
        claims.setStringClaim("repl", repl);
        NumericDate end = NumericDate.now();
        end.addSeconds(60);
        claims.setExpirationTime(end);
        return claims;
    }

    String sign(JwtClaims claims, String algorithm, Key with) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(algorithm);
            signature.setKey(with);
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
