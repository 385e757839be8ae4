package dev.devex.repl.internal.records;

import static dev.devex.repl.ReplState.DELETING;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STARTING;
import static dev.devex.repl.ReplState.STOPPING;

import dev.devex.auth.SandboxCaller;
import dev.devex.kernel.ReplId;
import dev.devex.repl.ForeignSandboxException;
import dev.devex.repl.OldSessionException;
import dev.devex.repl.ReplState;
import dev.devex.repl.UnknownReplException;
import java.util.EnumSet;
import java.util.Set;

/** The repls as their own sandboxes may know of them. */
public record SandboxRecords(ReplRecords records) {
    private static final Set<ReplState> WITH_SANDBOX = EnumSet.of(STARTING, RUNNING, STOPPING);

    /** The repl of a sandbox, present or former. */
    public ReplRecord of(ReplId repl, SandboxCaller caller) {
        if (!caller.repl().equals(repl)) {
            throw new ForeignSandboxException();
        }
        return records.find(repl).filter(record -> record.state() != DELETING).orElseThrow(UnknownReplException::new);
    }

    /** @throws OldSessionException when the caller is not its present sandbox */
    public ReplRecord ofPresent(ReplId repl, SandboxCaller caller) {
        var record = of(repl, caller);
        if (!isPresent(caller, record)) {
            throw new OldSessionException();
        }
        return record;
    }

    /** A sandbox whose work is being discarded is no longer it: what it saves on its way down is not wanted. */
    public static boolean isPresent(SandboxCaller caller, ReplRecord record) {
        var discarded = record.state() == STOPPING && record.discard();
        return record.session() == caller.session() && WITH_SANDBOX.contains(record.state()) && !discarded;
    }
}
