package dev.devex.auth;

import dev.devex.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has signed in, as the provider described them at the last sign-in.
 *
 * @param login the name at the provider, which may change; {@code id} does not
 * @param provider {@code github} or {@code local}
 */
public record User(
        UserId id,
        String login,
        String name,
        @Nullable String email,
        @Nullable String avatarUrl,
        String provider) {}
