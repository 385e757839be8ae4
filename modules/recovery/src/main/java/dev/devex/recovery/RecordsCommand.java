package dev.devex.recovery;

import dev.devex.repl.ReplRecovery;
import dev.devex.repl.ReplRecovery.Outcome;
import dev.devex.storage.StoredWorkspace;
import dev.devex.storage.WorkspaceArchive;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code records}: makes the records in Redis that are missing.
 *
 * @param dry whether only to say what would be made
 */
record RecordsCommand(WorkspaceArchive archive, URI redis, boolean dry) implements Command {
    private static final int AT_ONCE = 8;

    @Override
    public boolean run(Console console) {
        var tally = new Tally();
        var progress = new Progress(console, () -> tally.all + " workspaces looked at …");
        try (var records = ReplRecovery.of(redis)) {
            new InOrder(AT_ONCE).forEach(archive.workspaces(), workspace -> Reading.of(workspace, archive), reading -> {
                tally.all.incrementAndGet();
                reading.stored()
                        .ifPresentOrElse(
                                stored -> recover(records, stored, tally, console),
                                () -> tellUnreadable(reading, tally, console));
            });
        } finally {
            progress.end();
        }
        console.say(tally.all + " workspaces: " + tally.made + (dry ? " records would be made, " : " records made, ")
                + tally.unreadable + " could not be read.");
        return tally.unreadable.get() == 0;
    }

    private void recover(ReplRecovery records, StoredWorkspace stored, Tally tally, Console console) {
        Outcome outcome = dry ? records.foresee(stored) : records.recover(stored);
        tally.made.addAndGet(outcome == Outcome.MADE ? 1 : 0);
        console.say(word(outcome) + Names.of(stored.workspace()));
    }

    private static void tellUnreadable(Reading reading, Tally tally, Console console) {
        tally.unreadable.incrementAndGet();
        console.tell(reading.name() + ": " + reading.problem());
    }

    private String word(Outcome outcome) {
        return switch (outcome) {
            case MADE -> dry ? "would be made  " : "made           ";
            case EXISTING -> "existing       ";
            case DELETED -> "deleted        ";
            case UNFINISHED -> "unfinished     ";
        };
    }

    private static final class Tally {
        private final AtomicInteger all = new AtomicInteger();
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicInteger unreadable = new AtomicInteger();
    }
}
