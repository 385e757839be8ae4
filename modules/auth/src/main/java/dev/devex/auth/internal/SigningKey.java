package dev.devex.auth.internal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;

/** An RSA key by its {@code kid} (the thumbprint of RFC 7638), and how it is written in Redis: {@code <millis>:<sealed PKCS#8>}. */
record SigningKey(String kid, Instant createdAt, RSAPrivateCrtKey privateKey, RSAPublicKey publicKey) {
    private static final int BITS = 2048;

    static SigningKey generate(Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return of((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate(), now);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks RSA.", e);
        }
    }

    static SigningKey read(String kid, String written, SecretBox box) throws GeneralSecurityException {
        var colon = written.indexOf(':');
        var millis = written.substring(0, colon);
        var sealed = Base64.getDecoder().decode(written.substring(colon + 1));
        var encoded = new PKCS8EncodedKeySpec(box.open(sealed, label(kid, millis)));
        var key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(encoded);
        return of(key, Instant.ofEpochMilli(Long.parseLong(millis)));
    }

    String written(SecretBox box) {
        var millis = Long.toString(createdAt.toEpochMilli());
        try {
            var sealed = box.seal(privateKey.getEncoded(), label(kid, millis));
            return millis + ":" + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks AES-GCM.", e);
        }
    }

    /** What others check signatures with. */
    RsaJsonWebKey toPublicJwk() {
        var jwk = new RsaJsonWebKey(publicKey);
        jwk.setKeyId(kid);
        jwk.setUse(Use.SIGNATURE);
        jwk.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        return jwk;
    }

    private static SigningKey of(RSAPrivateCrtKey key, Instant createdAt) throws GeneralSecurityException {
        var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        var publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
        var kid = new RsaJsonWebKey(publicKey).calculateBase64urlEncodedThumbprint("SHA-256");
        return new SigningKey(kid, createdAt, key, publicKey);
    }

    private static String label(String kid, String millis) {
        return kid + ":" + millis;
    }
}
