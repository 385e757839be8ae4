package dev.devex.runner.durability;

import dev.devex.kernel.UnavailableException;
import dev.devex.runner.durability.Outcome.Event;
import dev.devex.snapshot.SnapshotException;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Saves a workspace again and again while the network to the core and to the store spoils some of what passes, and the saver, the
 * core or both are killed at random. After each round it reads the store as it is and compares it with what was ever acknowledged.
 */
final class Rounds {
    private static final double SPOILED = 0.04;
    private static final int EDITS = 6;
    private static final int SESSION_ROUNDS = 9;
    private static final int COLLECTION_ROUNDS = 5;
    private static final double PART_OF_A_SAVE = 0.8;
    private static final int REFUSED = 3;
    private static final int UNREACHABLE = 4;
    private static final long PATIENCE_SECONDS = 120;

    private final Random random;
    private final Site site;
    private final Ledger ledger = new Ledger();
    private final Editor editor;
    private final Outcome outcome = new Outcome();
    private Sandbox sandbox;
    private long acknowledged;
    private long acknowledgedChanges;
    private boolean failed = true;
    private long typicalNanos = TimeUnit.SECONDS.toNanos(1);

    Rounds(Site site, long seed) throws IOException, InterruptedException {
        this.site = site;
        random = new Random(seed);
        editor = new Editor(random, ledger);
        sandbox = begin(1);
    }

    /** Goes on until all of that has happened. */
    Outcome run(int rounds, int saverKills, int coreKills) throws IOException, InterruptedException {
        site.spoil(SPOILED);
        while (outcome.counted(Event.ROUND) < rounds
                || outcome.counted(Event.SAVER_KILLED) < saverKills
                || outcome.counted(Event.CORE_KILLED) < coreKills) {
            outcome.count(Event.ROUND);
            round();
            verify();
            if (outcome.counted(Event.ROUND) % COLLECTION_ROUNDS == 0) {
                collect();
            }
        }
        return outcome;
    }

    private void round() throws IOException, InterruptedException {
        if (outcome.counted(Event.ROUND) % SESSION_ROUNDS == 0) {
            beginSession();
        }
        editor.edit(sandbox.folder(), 1 + random.nextInt(EDITS));
        long changes = ledger.changes();
        long start = System.nanoTime();
        Process saver = sandbox.save(folders());
        switch (random.nextInt(12)) {
            case 0, 1 -> {} // nobody is killed
            case 2 -> editor.edit(sandbox.folder(), EDITS);
            case 3 -> killCore();
            case 4 -> site.core().collect();
            default -> kill(saver, random.nextInt(8) == 0);
        }
        finish(saver, changes, System.nanoTime() - start);
        if (!site.core().isAlive()) {
            site.core().startAgain();
        }
    }

    /** As a runner does: where something was changed, or everything after a failure and now and then. */
    private Set<String> folders() {
        Set<String> changed = editor.takeFolders();
        return failed || random.nextInt(4) == 0 ? Set.of() : changed;
    }

    private void kill(Process saver, boolean coreToo) throws InterruptedException {
        pause();
        if (saver.isAlive()) {
            saver.toHandle().destroyForcibly();
            outcome.count(Event.SAVER_KILLED);
        }
        if (coreToo) {
            site.core().kill9();
            outcome.count(Event.CORE_KILLED);
        }
    }

    private void killCore() throws IOException, InterruptedException {
        pause();
        site.core().kill9();
        outcome.count(Event.CORE_KILLED);
        site.core().startAgain();
    }

    /** Some part of what a save takes, which differs from machine to machine. */
    private void pause() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * PART_OF_A_SAVE * typicalNanos));
    }

    private void finish(Process saver, long changes, long nanos) throws IOException, InterruptedException {
        List<String> said = saver.inputReader().lines().toList();
        int status = exitCode(saver);
        failed = status != 0;
        if (!failed) {
            typicalNanos = nanos;
            acknowledged = number(said.get(said.size() - 1));
            acknowledgedChanges = changes;
            outcome.count(Event.SAVE_ACKNOWLEDGED);
        } else {
            outcome.count(Event.SAVE_FAILED);
        }
    }

    private void verify() throws IOException {
        try {
            StoredWork stored = StoredWork.verified(site.direct().store().open(site.workspace(), sandbox.session()));
            if (stored.number() < acknowledged) {
                outcome.lost("Snapshot " + acknowledged + " was acknowledged, and the newest is " + stored.number());
            }
            ledger.lost(stored.files(), acknowledgedChanges)
                    .forEach(path -> outcome.lost("Snapshot " + stored.number() + " has lost " + path));
        } catch (SnapshotException | UnavailableException | IOException e) {
            outcome.lost("The newest snapshot cannot be read: " + e);
        }
    }

    /** While nobody saves, a collection leaves what something refers to, all of it and nothing else. */
    private void collect() throws InterruptedException, IOException {
        while (!site.core().collect()) {
            outcome.count(Event.COLLECTION_FAILED);
        }
        outcome.count(Event.COLLECTION);
        verify();
        Set<String> stored = site.direct().stored(site.workspace());
        Set<String> referenced = site.direct().referenced(site.workspace());
        referenced.stream()
                .filter(name -> !stored.contains(name))
                .forEach(name -> outcome.lost(name + " was collected"));
        stored.stream().filter(name -> !referenced.contains(name)).forEach(name -> outcome.lost(name + " was left"));
    }

    /** Another session takes over, from what is stored; the old one goes on for a while, and must not count any more. */
    private void beginSession() throws IOException, InterruptedException {
        Sandbox old = sandbox;
        sandbox = begin(old.session() + 1);
        outcome.count(Event.SESSION_BEGUN);
        Editor.put(old.folder(), "workspace/stale", new byte[] {1});
        if (exitCode(old.save(Set.of())) == REFUSED) {
            outcome.count(Event.OLD_SESSION_REFUSED);
        }
        verify();
    }

    private Sandbox begin(long session) throws IOException, InterruptedException {
        Sandbox fresh = site.sandbox(session);
        int status;
        do {
            status = exitCode(fresh.restore());
        } while (status == UNREACHABLE);
        if (status != 0) {
            throw new IOException("The restore ended with " + status + "; see " + fresh.folder());
        }
        ledger.noteAll(fresh.files());
        acknowledgedChanges = ledger.changes();
        return fresh;
    }

    private static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It did not end within " + PATIENCE_SECONDS + " seconds.");
        }
        return process.exitValue();
    }

    /** Of the snapshot, as the save command tells it. */
    private static long number(String line) {
        return Long.parseLong(line.replaceFirst(".*\"number\":([0-9]+).*", "$1"));
    }
}
