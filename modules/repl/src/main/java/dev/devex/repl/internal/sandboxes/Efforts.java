package dev.devex.repl.internal.sandboxes;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What this server's workers are doing for which repl; a change made on any server reaches them. */
@ApplicationScoped
public class Efforts {
    private final ReplRecords records;
    private final Map<ReplId, Effort> current = new ConcurrentHashMap<>();

    @Inject
    Efforts(ReplRecords records) {
        this.records = records;
    }

    @SuppressWarnings("NullAway")
    protected Efforts() {
        records = null;
    }

    /**
     * Does the work, unless the repl has changed since {@code record} was read or changes in the middle.
     *
     * @return what it came to; nothing when it was given up
     */
    <T> Optional<T> make(ReplRecord record, Work<T> work) throws InterruptedException {
        var effort = new Effort(record);
        current.put(record.id(), effort);
        try {
            // What changed between reading the record and the line above reached nobody.
            records.find(record.id()).ifPresent(effort::compare);
            return Optional.of(work.run());
        } catch (InterruptedException e) {
            return givenUp(effort, e);
        } catch (RuntimeException e) {
            return givenUp(effort, e);
        } finally {
            current.remove(record.id(), effort);
            effort.end();
        }
    }

    private static <T, E extends Exception> Optional<T> givenUp(Effort effort, E e) throws E {
        if (effort.isAbandoned()) {
            return Optional.empty();
        }
        throw e;
    }

    /** Tells whoever works on the repl how it is now. */
    public void compare(ReplRecord now) {
        var effort = current.get(now.id());
        if (effort != null) {
            effort.compare(now);
        }
    }

    /** Looks every repl up that is worked on, for changes whose announcement was lost. */
    public void compareAll() {
        try {
            records.find(current.keySet()).forEach(this::compare);
        } catch (UnavailableException e) {
            // Nothing can have changed while Redis is away.
        }
    }
}
