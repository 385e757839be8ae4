package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.DELETING;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STARTING;
import static dev.devex.repl.ReplState.STOPPING;

import dev.devex.auth.Tickets;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.repl.Repl;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplState;
import dev.devex.repl.ReplStateException;
import dev.devex.repl.ReplTicket;
import dev.devex.repl.Repls;
import dev.devex.repl.internal.background.Ending;
import dev.devex.repl.internal.housekeeping.Descriptions;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Transition;
import dev.devex.repl.internal.sandboxes.ReplWork;
import dev.devex.storage.SnapshotId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** What owners may have done with their repls. */
@ApplicationScoped
class Lifecycle implements Repls {
    private final ReplRecords records;
    private final Creation creation;
    private final Restoration restoration;
    private final ReplWork work;
    private final Descriptions descriptions;
    private final Tickets tickets;
    private final Ending ending;

    @Inject
    Lifecycle(
            ReplRecords records,
            Creation creation,
            Restoration restoration,
            ReplWork work,
            Descriptions descriptions,
            Tickets tickets,
            Ending ending) {
        this.records = records;
        this.creation = creation;
        this.restoration = restoration;
        this.work = work;
        this.descriptions = descriptions;
        this.tickets = tickets;
        this.ending = ending;
    }

    @SuppressWarnings("NullAway")
    protected Lifecycle() {
        records = null;
        creation = null;
        restoration = null;
        work = null;
        descriptions = null;
        tickets = null;
        ending = null;
    }

    @Override
    public List<Repl> of(UserId owner) {
        return records.of(owner).stream().map(ReplRecord::repl).toList();
    }

    @Override
    public Repl get(UserId owner, ReplId id) {
        return records.get(owner, id).repl();
    }

    @Override
    public Repl create(UserId owner, ReplName name, String template) {
        return creation.create(owner, name, template);
    }

    @Override
    public Repl rename(UserId owner, ReplId id, ReplName name) {
        records.get(owner, id);
        var fields = Fields.none().set("name", name);
        var outcome = records.set(id, EnumSet.complementOf(EnumSet.of(DELETING)), fields);
        if (!outcome.done()) {
            throw new ReplStateException(DELETING, "This repl is being deleted.");
        }
        descriptions.begin();
        return outcome.record().repl();
    }

    @Override
    public Repl start(UserId owner, ReplId id) {
        records.get(owner, id);
        if (ending.hasBegun()) {
            throw new UnavailableException("This server is going down.", new CancellationException());
        }
        var fields = Fields.none()
                .failure(null)
                .clear("url", "attempts", "discard", "lost", "found")
                .clearActivity();
        var outcome = records.move(id, Transition.START, fields);
        var state = outcome.record().state();
        if (!outcome.done() && state != STARTING && state != RUNNING) {
            throw forbidden(state);
        }
        work.begin(id);
        return outcome.record().repl();
    }

    @Override
    public Repl stop(UserId owner, ReplId id, boolean discard) {
        records.get(owner, id);
        return stop(id, discard).repl();
    }

    /** Stops it, whosever it is. */
    ReplRecord stop(ReplId id, boolean discard) {
        // Whoever asks for a save gets one, whatever was asked for in an earlier stop.
        var fields = Fields.none().failure(null).clear("attempts", "lost").set("discard", discard ? "1" : "");
        var outcome = records.move(id, Transition.STOP, fields);
        if (!outcome.done() && outcome.record().state() == STOPPING) {
            var again = Fields.none();
            outcome = records.move(id, Transition.STOP_AGAIN, discard ? again.set("discard", 1) : again);
        }
        if (outcome.record().state() == DELETING) {
            throw forbidden(DELETING);
        }
        work.begin(id);
        return outcome.record();
    }

    @Override
    public Repl restore(UserId owner, ReplId id, SnapshotId snapshot) {
        return restoration.restore(records.get(owner, id), snapshot).repl();
    }

    @Override
    public Repl fork(UserId owner, ReplId id, SnapshotId snapshot, ReplName name) {
        return creation.fork(records.get(owner, id), snapshot, name);
    }

    @Override
    public void delete(UserId owner, ReplId id) {
        records.get(owner, id);
        records.move(id, Transition.DELETE, Fields.none().failure(null).clear("attempts"));
        work.begin(id);
    }

    @Override
    public ReplTicket ticket(UserId owner, ReplId id) {
        records.get(owner, id);
        var outcome = records.set(id, EnumSet.of(RUNNING), Fields.none().set("lastActiveAt", Instant.now()));
        var url = outcome.record().url();
        if (!outcome.done() || url == null) {
            throw new ReplStateException(outcome.record().state(), "This repl is not running.");
        }
        var ticket = tickets.issue(owner, id);
        return new ReplTicket(url, ticket.token(), ticket.expiresAt());
    }

    @Override
    public Map<ReplState, Long> census() {
        return records.census();
    }

    private static ReplStateException forbidden(ReplState state) {
        var doing = state == DELETING ? "deleted" : "stopped";
        return new ReplStateException(state, "This repl is being " + doing + ".");
    }
}
