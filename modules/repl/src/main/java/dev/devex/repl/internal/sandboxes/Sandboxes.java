package dev.devex.repl.internal.sandboxes;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STOPPED;

import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Transition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares the sandboxes that are there with those that should be. Nothing is removed that is not saved. */
@ApplicationScoped
public class Sandboxes {
    private final ReplRecords records;
    private final Orchestrator orchestrator;
    private final ReplWork work;
    private final Orphans orphans;

    @Inject
    Sandboxes(ReplRecords records, Orchestrator orchestrator, ReplWork work, Orphans orphans) {
        this.records = records;
        this.orchestrator = orchestrator;
        this.work = work;
        this.orphans = orphans;
    }

    @SuppressWarnings("NullAway")
    protected Sandboxes() {
        records = null;
        orchestrator = null;
        work = null;
        orphans = null;
    }

    public void compare() {
        // In this order: what starts or stops in the meantime must not look lost or left over.
        var running = records.running().stream()
                .map(records::find)
                .flatMap(Optional::stream)
                .filter(record -> record.state() == RUNNING)
                .toList();
        var present = orchestrator.sandboxes();
        findLost(running, present);
        present.forEach(this::check);
    }

    private void findLost(List<ReplRecord> running, List<Sandbox> present) {
        var there = present.stream().map(Sandbox::repl).collect(Collectors.toUnmodifiableSet());
        running.stream()
                .filter(record -> !there.contains(record.id()))
                .filter(record -> orchestrator.find(record.id()).isEmpty())
                .forEach(record -> takeDown(record, record.session(), Transition.LOSE));
    }

    private void check(Sandbox sandbox) {
        var found = records.find(sandbox.repl());
        if (found.isEmpty()) {
            orphans.takeCareOf(sandbox);
            return;
        }
        var record = found.get();
        if (record.state() == RUNNING) {
            checkRunning(record, sandbox);
        } else if (isLeftOver(record, sandbox)) {
            takeDown(record, sandbox.session(), Transition.FIND_LEFTOVER);
        }
    }

    private void checkRunning(ReplRecord record, Sandbox sandbox) {
        var url = sandbox.url();
        if (sandbox.session() > record.session() || (isOf(record, sandbox) && isEnded(sandbox))) {
            takeDown(record, sandbox.session(), Transition.LOSE);
        } else if (isOf(record, sandbox) && url != null && !url.equals(record.url())) {
            records.set(record, Fields.none().set("url", url));
        }
    }

    /** What an earlier run holds than the one that was saved last must not replace that. */
    private boolean isLeftOver(ReplRecord record, Sandbox sandbox) {
        return (record.state() == STOPPED || record.state() == FAILED)
                && sandbox.session() >= record.savedSession()
                && orchestrator.find(record.id()).isPresent();
    }

    /** Has what a sandbox holds saved, under a session that is not older, lest a restored older record shut it out. */
    private void takeDown(ReplRecord record, long session, Transition transition) {
        var savedAt = Optional.ofNullable(record.repl().savedAt())
                .orElse(record.repl().createdAt());
        var fields = Fields.none()
                .failure(null)
                .clear("attempts", "discard")
                .set("session", Math.max(session, record.session()));
        if (transition == Transition.LOSE) {
            fields.set("lost", savedAt);
        }
        if (records.move(record, transition, fields).done()) {
            work.begin(record.id());
        }
    }

    private static boolean isOf(ReplRecord record, Sandbox sandbox) {
        return sandbox.session() == record.session();
    }

    private static boolean isEnded(Sandbox sandbox) {
        return sandbox.condition() == Condition.ENDED;
    }
}
