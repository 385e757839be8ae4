package dev.devex.auth.internal;

import dev.devex.auth.Session;
import dev.devex.kernel.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** A session's checked claims, as MicroProfile JWT hands them on. */
final class SessionToken implements JsonWebToken {
    private final String raw;
    private final Map<String, Object> claims;

    SessionToken(String raw, Map<String, Object> claims) {
        this.raw = raw;
        this.claims = Map.copyOf(claims);
    }

    Session session() {
        return new Session(getTokenID(), new UserId(getSubject()), Instant.ofEpochSecond(getExpirationTime()));
    }

    @Override
    public String getName() {
        return this.<String>claim(Claims.upn.name()).orElseGet(this::getSubject);
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    /** As the specification types them: {@code aud} and {@code groups} are sets, whatever their JSON. */
    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getClaim(String name) {
        if (name.equals(Claims.raw_token.name())) {
            return (T) raw;
        }
        var value = claims.get(name);
        var isSet = name.equals(Claims.aud.name()) || name.equals(Claims.groups.name());
        return (T) (isSet && value != null ? asSet(value) : value);
    }

    private static Set<Object> asSet(Object value) {
        return value instanceof Collection<?> several ? Set.copyOf(several) : Set.of(value);
    }

    @Override
    public String toString() {
        return "session " + getTokenID();
    }
}
