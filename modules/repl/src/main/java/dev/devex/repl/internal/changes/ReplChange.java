package dev.devex.repl.internal.changes;

import static dev.devex.repl.internal.records.Fields.required;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.Repl;
import dev.devex.repl.internal.records.ReplRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a repl is after a change.
 *
 * @param repl null when it has been removed
 * @param revision grows with every change of that repl
 */
public record ReplChange(ReplId id, UserId owner, @Nullable Repl repl, long revision) {
    static ReplChange of(ReplRecord record) {
        return new ReplChange(record.id(), record.repl().owner(), record.repl(), record.revision());
    }

    static ReplChange of(Map<String, String> fields) {
        return fields.containsKey("deleted")
                ? new ReplChange(
                        new ReplId(required(fields, "id")), new UserId(required(fields, "owner")), null, Long.MAX_VALUE)
                : of(ReplRecord.of(fields));
    }
}
