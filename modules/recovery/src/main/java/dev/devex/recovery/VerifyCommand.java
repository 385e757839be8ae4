package dev.devex.recovery;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.Verification;
import dev.devex.storage.Verification.Affected;
import dev.devex.storage.Verification.Defect;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceArchive;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code verify}: reads workspaces whole, and says what of them is damaged.
 *
 * @param names which; none for all
 */
record VerifyCommand(WorkspaceArchive archive, List<String> names) implements Command {
    private static final int AT_ONCE = 4;

    @Override
    public boolean run(Console console) {
        var all = new AtomicInteger();
        var whole = new AtomicInteger();
        var progress =
                new Progress(console, () -> all + " workspaces verified, " + Sizes.of(archive.bytesRead()) + " read …");
        try {
            var workspaces = names.isEmpty() ? archive.workspaces() : Names.find(names, archive).stream();
            new InOrder(AT_ONCE).forEach(workspaces, this::verify, result -> {
                all.incrementAndGet();
                whole.addAndGet(result.isWhole() ? 1 : 0);
                result.lines().forEach(console::say);
            });
        } finally {
            progress.end();
        }
        int damaged = all.get() - whole.get();
        console.say(all + " workspaces: " + whole + " whole, " + damaged + " damaged.");
        return damaged == 0;
    }

    private Result verify(Workspace workspace) {
        try {
            Verification found = archive.verify(workspace);
            return new Result(workspace, found.isWhole(), count(found.snapshots()), found.defects());
        } catch (UnavailableException e) {
            var brokenOff = new Defect("The store broke off: " + Failures.of(e), List.of());
            return new Result(workspace, false, "", List.of(brokenOff));
        }
    }

    private static String count(int snapshots) {
        return snapshots == 1 ? "1 snapshot" : snapshots + " snapshots";
    }

    private record Result(Workspace workspace, boolean isWhole, String count, List<Defect> defects) {
        List<String> lines() {
            String first = (isWhole ? "whole    " : "DAMAGED  ") + Names.of(workspace) + "  " + count;
            return Stream.concat(Stream.of(first.strip()), defects.stream().map(Result::line))
                    .toList();
        }

        private static String line(Defect defect) {
            String affected = defect.affected().stream().map(Result::text).collect(Collectors.joining("; "));
            return "         " + defect.problem() + (affected.isEmpty() ? "" : " Lost: " + affected + ".");
        }

        private static String text(Affected affected) {
            if (affected.files().isEmpty()) {
                return "all of " + affected.snapshot();
            }
            long files = affected.files().getAsLong();
            return (files == 1 ? "1 file of " : files + " files of ") + affected.snapshot();
        }
    }
}
