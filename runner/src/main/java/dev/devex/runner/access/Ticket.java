package dev.devex.runner.access;

import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.jws.RsaUsingShaAlgorithm;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;

/** Signed by RS256 and nothing else, so that the library need not try out every algorithm it knows at each start. */
final class Ticket extends JsonWebSignature {
    private static final JsonWebSignatureAlgorithm RS256 = new RsaUsingShaAlgorithm.RsaSha256();

    private Ticket() {}

    /** What the token says, with its signature still to be verified. */
    static JwtContext read(String token) throws JoseException, InvalidJwtException {
        Ticket ticket = new Ticket();
        ticket.setCompactSerialization(token);
        return new JwtContext(token, JwtClaims.parse(ticket.getUnverifiedPayload()), List.of(ticket));
    }

    @Override
    public JsonWebSignatureAlgorithm getAlgorithm() throws InvalidAlgorithmException {
        if (!AlgorithmIdentifiers.RSA_USING_SHA256.equals(getAlgorithmHeaderValue())) {
            throw new InvalidAlgorithmException("Tickets are signed by RS256.");
        }
        return RS256;
    }
}
