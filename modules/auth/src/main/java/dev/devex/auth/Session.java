package dev.devex.auth;

import dev.devex.kernel.UserId;
import java.time.Instant;

/** A signed-in session, checked against its signature, its audience, its expiry and the revoked ones. */
public record Session(String id, UserId user, Instant expiresAt) {}
