package dev.devex.repl;

import java.net.URI;
import java.time.Instant;

/**
 * The way into a running repl.
 *
 * @param url the runner's base address, without a slash at the end
 * @param token opens connections to that runner; a secret
 * @param expiresAt from when the token opens nothing more
 */
public record ReplTicket(URI url, String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "ticket for " + url;
    }
}
