package dev.devex.repl.internal.sandboxes;

import dev.devex.auth.SandboxTokens;
import dev.devex.auth.Tickets;
import dev.devex.kernel.Redis;
import dev.devex.orchestration.Orchestrator;
import dev.devex.repl.internal.background.Ending;
import dev.devex.repl.internal.background.Leases;
import dev.devex.repl.internal.background.Pace;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.housekeeping.Housekeeping;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.WorkQueue;
import dev.devex.storage.WorkspaceArchive;
import dev.devex.storage.WorkspaceHistory;
import dev.devex.storage.WorkspaceStore;

/** What this package offers, put together as the container does. */
public record Workers(Efforts efforts, ReplWork work, BringBack bringBack, Sandboxes sandboxes) {
    public static <T extends SandboxTokens & Tickets> Workers of(
            ReplRecords records,
            Orchestrator orchestrator,
            WorkspaceStore store,
            WorkspaceHistory history,
            WorkspaceArchive archive,
            Redis redis,
            Housekeeping housekeeping,
            T tokens,
            Leases leases,
            Threads threads,
            Ending ending,
            Pace pace) {
        var efforts = new Efforts(records);
        var specs = new Specs(tokens, tokens);
        var takeDown = new TakeDown(records, orchestrator, specs, efforts, ending, pace);
        var bringBack = new BringBack(records, history, housekeeping, takeDown, efforts, ending);
        var work = new ReplWork(
                records,
                new WorkQueue(redis),
                leases,
                threads,
                new BringUp(records, orchestrator, specs, efforts, pace),
                takeDown,
                bringBack,
                new Removal(records, orchestrator, store, housekeeping, pace));
        var orphans = new Orphans(records, orchestrator, new LostRecords(archive, redis), leases, specs, threads);
        var abandoned = new AbandonedStarts(records, orchestrator, leases, threads);
        return new Workers(efforts, work, bringBack, new Sandboxes(records, orchestrator, work, abandoned, orphans));
    }
}
