package dev.devex.runner.watch;

import dev.devex.runner.files.FileChange;
import dev.devex.runner.files.FileChange.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes that somebody has not been told yet, joined by path; of too many only that there were some. */
public final class PendingChanges {
    private static final int MAX_PATHS = 2_000;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private boolean rescan;

    public void add(FileChanges more) {
        if (more.rescan()) {
            addRescan();
        }
        more.changes().forEach(change -> add(change.path(), change.kind()));
    }

    void add(String path, Kind kind) {
        if (rescan) {
            return;
        }
        Kind joined = join(kinds.remove(path), kind);
        if (joined != null) {
            kinds.put(path, joined);
        }
        if (kinds.size() > MAX_PATHS) {
            addRescan();
        }
    }

    void addRescan() {
        rescan = true;
        kinds.clear();
    }

    public boolean isEmpty() {
        return kinds.isEmpty() && !rescan;
    }

    /** Everything up to now; from here on it begins anew. */
    public FileChanges take() {
        FileChanges taken = new FileChanges(
                kinds.entrySet().stream()
                        .map(entry -> new FileChange(entry.getKey(), entry.getValue()))
                        .toList(),
                rescan);
        kinds.clear();
        rescan = false;
        return taken;
    }

    private static @Nullable Kind join(@Nullable Kind earlier, Kind later) {
        if (earlier == Kind.CREATED) {
            return later == Kind.DELETED ? null : Kind.CREATED;
        }
        if (earlier == Kind.DELETED && later == Kind.CREATED) {
            return Kind.MODIFIED;
        }
        return later;
    }
}
