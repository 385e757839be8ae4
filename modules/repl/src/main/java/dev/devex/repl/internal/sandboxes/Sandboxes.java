package dev.devex.repl.internal.sandboxes;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STOPPED;

import dev.devex.orchestration.Cause;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.repl.internal.records.Fence;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Transition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the sandboxes that are there with those that should be. Nothing is removed that is not saved. */
@ApplicationScoped
public class Sandboxes {
    private final ReplRecords records;
    private final Orchestrator orchestrator;
    private final ReplWork work;
    private final AbandonedStarts abandoned;
    private final Orphans orphans;

    @Inject
    Sandboxes(
            ReplRecords records, Orchestrator orchestrator, ReplWork work, AbandonedStarts abandoned, Orphans orphans) {
        this.records = records;
        this.orchestrator = orchestrator;
        this.work = work;
        this.abandoned = abandoned;
        this.orphans = orphans;
    }

    @SuppressWarnings("NullAway")
    protected Sandboxes() {
        records = null;
        orchestrator = null;
        work = null;
        abandoned = null;
        orphans = null;
    }

    /** @param fence nothing counts of what this finds once another server has a later one */
    public void compare(Fence fence) {
        // The sandboxes before the records: what is stopped in the meantime must not look left over.
        var present = orchestrator.sandboxes();
        var ids = new LinkedHashSet<>(records.running());
        present.forEach(sandbox -> ids.add(sandbox.repl()));
        var known = records.find(ids).stream().collect(Collectors.toMap(ReplRecord::id, Function.identity()));
        findLost(fence, known.values(), present);
        var unknown = new ArrayList<Sandbox>();
        for (var sandbox : present) {
            var record = known.get(sandbox.repl());
            if (record == null) {
                unknown.add(sandbox);
            } else {
                check(fence, record, sandbox);
            }
        }
        orphans.takeCareOf(unknown);
    }

    private void findLost(Fence fence, Collection<ReplRecord> known, List<Sandbox> present) {
        var there = present.stream().map(Sandbox::repl).collect(Collectors.toUnmodifiableSet());
        known.stream()
                .filter(record -> record.state() == RUNNING && !there.contains(record.id()))
                .filter(record -> orchestrator.find(record.id()).isEmpty())
                .forEach(record -> takeDown(fence, record, record.session(), null, Transition.LOSE));
    }

    private void check(Fence fence, ReplRecord record, Sandbox sandbox) {
        if (record.state() == RUNNING) {
            checkRunning(fence, record, sandbox);
        } else if (isLeftOver(record, sandbox)) {
            takeDownLeftover(fence, record, sandbox);
        }
    }

    private void takeDownLeftover(Fence fence, ReplRecord record, Sandbox sandbox) {
        if (sandbox.isStarting()) {
            abandoned.undo(record.id());
        } else {
            takeDown(fence, record, sandbox.session(), null, Transition.FIND_LEFTOVER);
        }
    }

    /** A later session than the record's is that of a record that was lost since, as by a backup: it is the repl's now. */
    private void checkRunning(Fence fence, ReplRecord record, Sandbox sandbox) {
        var url = sandbox.url();
        var later = sandbox.session() > record.session();
        if (sandbox.session() < record.session()) {
            return;
        }
        if (url == null && (later || sandbox.condition() == Condition.ENDED)) {
            takeDown(fence, record, sandbox.session(), sandbox.cause(), Transition.LOSE);
        } else if (url != null && (later || !url.equals(record.url()))) {
            records.set(
                    fence,
                    record,
                    Fields.none().set("session", sandbox.session()).set("url", url));
        } else if (sandbox.cause() != null && record.repl().failure() == null) {
            records.set(fence, record, Fields.none().failure(Failures.of(sandbox.cause())));
        }
    }

    /** What an earlier run holds than the one that was saved last must not replace that. */
    private boolean isLeftOver(ReplRecord record, Sandbox sandbox) {
        return (record.state() == STOPPED || record.state() == FAILED)
                && sandbox.session() >= record.savedSession()
                && orchestrator.find(record.id()).isPresent();
    }

    /** Has what a sandbox holds saved, under a session that is not older, lest a restored older record shut it out. */
    private void takeDown(Fence fence, ReplRecord record, long session, @Nullable Cause cause, Transition transition) {
        var savedAt = Optional.ofNullable(record.repl().savedAt())
                .orElse(record.repl().createdAt());
        var fields = Fields.none()
                .failure(transition == Transition.LOSE ? Failures.ended(cause) : null)
                .cause(cause == null ? null : Failures.of(cause))
                .clear("attempts", "discard", "found")
                .set("session", Math.max(session, record.session()));
        if (transition == Transition.LOSE) {
            fields.set("lost", savedAt);
        }
        if (records.move(fence, record, transition, fields).done()) {
            work.begin(record.id());
        }
    }
}
