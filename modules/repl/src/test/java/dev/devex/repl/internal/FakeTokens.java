package dev.devex.repl.internal;

import dev.devex.auth.SandboxTokens;
import dev.devex.auth.Tickets;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import java.time.Instant;

/** Tokens that say what they are for. */
final class FakeTokens implements SandboxTokens, Tickets {
    @Override
    public String issue(ReplId repl, long session) {
        return repl + "/" + session;
    }

    @Override
    public Ticket issue(UserId user, ReplId repl) {
        return new Ticket(user + "/" + repl, Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Override
    public String publicKeys() {
        return "{\"keys\":[]}";
    }
}
