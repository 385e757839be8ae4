package dev.devex.auth.internal;

import dev.devex.auth.User;
import dev.devex.kernel.UserId;
import java.util.List;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** How a user is written into a session's token, and read from it again. */
final class SessionClaims {
    private static final String PICTURE = "picture";
    private static final String NAME = "name";

    private SessionClaims() {}

    static JwtClaims of(User user) {
        var claims = new JwtClaims();
        claims.setSubject(user.id().value());
        claims.setClaim(Claims.upn.name(), user.login());
        claims.setClaim(NAME, user.name());
        setIfThere(claims, Claims.email.name(), user.email());
        setIfThere(claims, PICTURE, user.avatarUrl());
        claims.setStringListClaim(Claims.groups.name(), List.of("user"));
        return claims;
    }

    static User user(SessionToken token) {
        var id = new UserId(token.getSubject());
        return new User(
                id,
                token.getName(),
                token.<String>claim(NAME).orElseGet(token::getName),
                token.<String>claim(Claims.email.name()).orElse(null),
                token.<String>claim(PICTURE).orElse(null),
                id.value().substring(0, id.value().indexOf(':')));
    }

    private static void setIfThere(JwtClaims claims, String name, @Nullable String value) {
        if (value != null) {
            claims.setClaim(name, value);
        }
    }
}
