package dev.devex.storage.internal.history;

import dev.devex.snapshot.Change;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.WrittenName;
import dev.devex.storage.EntryChange;
import dev.devex.storage.StoredEntry;
import dev.devex.storage.WorkspacePath;
import java.util.Optional;

/** Entries of manifests as others see them. */
public final class StoredEntries {
    private static final int MODE_OF_LINKS = 0777;

    private StoredEntries() {}

    public static EntryPath path(WorkspacePath path) {
        return new EntryPath(new WrittenName(path.text(), path.encoded()).original());
    }

    public static WorkspacePath path(EntryPath path) {
        var written = WrittenName.of(path.text());
        return new WorkspacePath(written.text(), written.encoded());
    }

    public static StoredEntry of(Entry.Present entry) {
        if (entry instanceof Entry.File file) {
            Optional<String> sha256 = Optional.of(file.sha256().hex());
            return of(file, StoredEntry.Type.FILE, file.size(), file.mode(), Optional.empty(), sha256);
        }
        if (entry instanceof Entry.Link link) {
            Optional<String> target = Optional.of(WrittenName.of(link.target()).text());
            return of(link, StoredEntry.Type.LINK, 0, MODE_OF_LINKS, target, Optional.empty());
        }
        var folder = (Entry.Folder) entry;
        return of(folder, StoredEntry.Type.FOLDER, 0, folder.mode(), Optional.empty(), Optional.empty());
    }

    public static EntryChange of(Change change) {
        return new EntryChange(
                path(change.path()),
                EntryChange.Kind.valueOf(change.kind().name()),
                change.before().map(StoredEntries::of),
                change.after().map(StoredEntries::of));
    }

    private static StoredEntry of(
            Entry.Present entry,
            StoredEntry.Type type,
            long size,
            int mode,
            Optional<String> target,
            Optional<String> sha256) {
        return new StoredEntry(
                path(entry.path()), type, size, mode, entry.modified().toInstant(), target, sha256);
    }
}
