package dev.devex.runner.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A key of one's own, to sign the tickets that the core would sign where there is none. */
public final class OwnKey {
    private static final int BITS = 2048;

    private final RsaJsonWebKey key;

    private OwnKey(RsaJsonWebKey key) {
        this.key = key;
    }

    /** A new one. */
    public static OwnKey create() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            return new OwnKey(key);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Opens the key in {@code file}, a JWK, and makes {@code publicKeys} hold its public half, a JWK set (RFC 7517). Where
     * neither file is there, both are made; only their owner may read the first.
     *
     * @throws IOException also when a file holds something else, or {@code publicKeys} holds other keys
     */
    public static OwnKey open(Path file, Path publicKeys) throws IOException {
        if (!Files.exists(file) && Files.exists(publicKeys)) {
            throw new IOException("there is a " + publicKeys + " already, but no " + file + " to go with it");
        }
        OwnKey own = Files.exists(file) ? read(file) : created(file);
        String expected = own.publicKeys();
        if (!Files.exists(publicKeys)) {
            Files.writeString(publicKeys, expected);
        } else if (!Files.readString(publicKeys).equals(expected)) {
            throw new IOException(publicKeys + " holds other keys than that of " + file);
        }
        return own;
    }

    /** What verifies it, as {@code --keys} wants it. */
    public String publicKeys() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** A ticket to {@code repl}, as the core makes them. */
    public String ticket(String repl, String user, Duration lifetime) {
        NumericDate end = NumericDate.now();
        end.addSeconds(lifetime.toSeconds());
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(TicketCheck.ISSUER);
        claims.setAudience(TicketCheck.AUDIENCE);
        claims.setSubject(user);
        claims.setExpirationTime(end);
        claims.setStringClaim(TicketCheck.REPL, repl);
        return sign(claims.toJson());
    }

    private String sign(String claims) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims);
            signature.setKey(key.getPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OwnKey read(Path file) throws IOException {
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(Files.readString(file));
            if (key instanceof RsaJsonWebKey rsa && rsa.getPrivateKey() != null && rsa.getKeyId() != null) {
                return new OwnKey(rsa);
            }
        } catch (JoseException notKey) {
            throw new IOException(file + " holds no private key", notKey);
        }
        throw new IOException(file + " holds no private key");
    }

    private static OwnKey created(Path file) throws IOException {
        OwnKey own = create();
        byte[] json =
                own.key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE).getBytes(StandardCharsets.UTF_8);
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(json));
        }
        return own;
    }
}
