package dev.devex.repl.internal.rest;

import dev.devex.storage.EntryChange;
import dev.devex.storage.StoredEntry;
import dev.devex.storage.WorkspaceHistory.Comparison;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between two stored states on the wire. */
@JsonbNillable
@JsonbPropertyOrder({"from", "to", "changes", "truncated"})
public record ComparisonJson(@Nullable String from, String to, List<ChangeJson> changes, boolean truncated) {
    static ComparisonJson of(Comparison comparison) {
        return new ComparisonJson(
                comparison.from().map(from -> from.id().text()).orElse(null),
                comparison.to().id().text(),
                comparison.changes().stream().map(ChangeJson::of).toList(),
                comparison.truncated());
    }

    /** How one path differs. Null too is written, since Yasson looks for that at the type of the value. */
    @JsonbNillable
    @JsonbPropertyOrder({"path", "kind", "before", "after", "encoded"})
    public record ChangeJson(
            String path,
            String kind,
            @Nullable StateJson before,
            @Nullable StateJson after,
            boolean encoded) {
        static ChangeJson of(EntryChange change) {
            return new ChangeJson(
                    change.path().text(),
                    change.kind().id(),
                    change.before().map(StateJson::of).orElse(null),
                    change.after().map(StateJson::of).orElse(null),
                    change.path().encoded());
        }
    }

    /** What there is, or was, at a path. */
    @JsonbNillable
    @JsonbPropertyOrder({"type", "size", "mode", "sha256"})
    public record StateJson(
            String type, long size, int mode, @Nullable String sha256) {
        static StateJson of(StoredEntry entry) {
            return new StateJson(
                    entry.type().id(),
                    entry.size(),
                    entry.mode(),
                    entry.sha256().orElse(null));
        }
    }
}
