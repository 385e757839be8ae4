package dev.devex.repl.internal.idle;

import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Transition;
import dev.devex.repl.internal.sandboxes.ReplWork;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Stops repls as their owners would. */
@Dependent
class IdleStops {
    private static final Logger LOG = System.getLogger(IdleStops.class.getName());

    private final ReplRecords records;
    private final ReplWork work;

    @Inject
    IdleStops(ReplRecords records, ReplWork work) {
        this.records = records;
        this.work = work;
    }

    /** Has it saved and taken down, unless anything has happened to it since it was looked at: its owner came back, say. */
    void stop(ReplRecord seen) {
        var fields = Fields.none().failure(null).clear("attempts", "lost", "discard");
        if (records.moveUnchanged(seen, Transition.STOP, fields).done()) {
            LOG.log(Level.INFO, "{0} is stopped: nobody works in it", seen.id());
            work.begin(seen.id());
        }
    }
}
