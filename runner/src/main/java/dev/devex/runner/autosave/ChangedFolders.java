package dev.devex.runner.autosave;

import dev.devex.runner.files.FileChange;
import dev.devex.runner.watch.FileChanges;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.Scope;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Where the next save has to look: in the folders with changes, or everywhere if these are not all known. For one thread. */
final class ChangedFolders {
    /** No watch tells what is written through a mapping, or by another name of the same file: after this long all is looked at. */
    static final long TRUST = TimeUnit.MINUTES.toNanos(1);

    /** So many are still found sooner than everything. */
    static final int MOST = 200;

    /** In the place of what the name of a file has that is not text. */
    private static final char NO_LETTER = '\uFFFD';

    private final Set<String> folders = new HashSet<>();
    private boolean anywhere = true;
    private long lookedEverywhere;

    /** @param root of {@link dev.devex.snapshot.Roots#NAMES}: what the changes' paths begin at */
    void add(String root, FileChanges changes) {
        anywhere |= changes.rescan();
        for (FileChange change : changes.changes()) {
            add(root + "/" + change.path());
        }
    }

    void addAnywhere() {
        anywhere = true;
    }

    /** What a save that begins now must look at; from here on it begins anew. */
    Scope take(long now) {
        boolean everything = anywhere || now - lookedEverywhere >= TRUST;
        Scope scope = everything
                ? Scope.EVERYTHING
                : Scope.of(folders.stream().map(EntryPath::new).toList());
        if (scope.isEverything()) {
            lookedEverywhere = now;
        }
        folders.clear();
        anywhere = false;
        return scope;
    }

    private void add(String path) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        if (anywhere || folders.size() == MOST || folder.indexOf(NO_LETTER) >= 0) {
            anywhere = true;
        } else {
            folders.add(folder);
        }
    }
}
