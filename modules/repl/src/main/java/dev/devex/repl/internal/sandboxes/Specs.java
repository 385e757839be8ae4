package dev.devex.repl.internal.sandboxes;

import dev.devex.auth.SandboxTokens;
import dev.devex.auth.Tickets;
import dev.devex.kernel.ReplId;
import dev.devex.orchestration.SandboxSpec;
import dev.devex.repl.internal.records.ReplRecord;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What sandboxes are started and stopped with. */
@Dependent
class Specs {
    private final SandboxTokens tokens;
    private final Tickets tickets;

    @Inject
    Specs(SandboxTokens tokens, Tickets tickets) {
        this.tokens = tokens;
        this.tickets = tickets;
    }

    SandboxSpec of(ReplRecord record) {
        return of(record.id(), record.repl().template(), record.session());
    }

    /** Of a sandbox of which there is no record. */
    SandboxSpec of(ReplId repl, long session) {
        return of(repl, "", session);
    }

    private SandboxSpec of(ReplId repl, String template, long session) {
        return new SandboxSpec(repl, template, session, tokens.issue(repl, session), tickets.publicKeys());
    }
}
