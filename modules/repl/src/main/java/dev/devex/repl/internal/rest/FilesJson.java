package dev.devex.repl.internal.rest;

import dev.devex.storage.StoredEntry;
import dev.devex.storage.WorkspaceHistory.Listing;
import dev.devex.storage.WorkspacePath;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in a folder of a stored state on the wire. */
@JsonbNillable
@JsonbPropertyOrder({"in", "files", "truncated"})
public record FilesJson(@Nullable String in, List<FileJson> files, boolean truncated) {
    static FilesJson of(Optional<WorkspacePath> folder, Listing listing) {
        return new FilesJson(
                folder.map(WorkspacePath::text).orElse(null),
                listing.entries().stream().map(FileJson::of).toList(),
                listing.truncated());
    }

    /** A file, a folder or a link. Null too is written, since Yasson looks for that at the type of the value. */
    @JsonbNillable
    @JsonbPropertyOrder({"path", "type", "size", "mode", "modified", "target", "encoded"})
    public record FileJson(
            String path,
            String type,
            long size,
            int mode,
            Instant modified,
            @Nullable String target,
            boolean encoded) {
        static FileJson of(StoredEntry entry) {
            return new FileJson(
                    entry.path().text(),
                    entry.type().id(),
                    entry.size(),
                    entry.mode(),
                    entry.modified(),
                    entry.target().orElse(null),
                    entry.path().encoded());
        }
    }
}
