package dev.devex.auth;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import java.time.Instant;

/** Signs the tokens that let a browser into one repl's runner: RS256, audience {@value #AUDIENCE}, claim {@code repl}. */
public interface Tickets {
    String AUDIENCE = "devex-runner";

    /** A ticket that opens connections to the runner of {@code repl} for 60 seconds. The caller has checked whose it is. */
    Ticket issue(UserId user, ReplId repl);

    /** The public keys tickets are checked with, as a JWK set in JSON (RFC 7517). */
    String publicKeys();

    /** A ticket's token and the moment from which it opens nothing more. */
    record Ticket(String token, Instant expiresAt) {}
}
