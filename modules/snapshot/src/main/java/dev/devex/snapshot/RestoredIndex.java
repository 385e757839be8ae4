package dev.devex.snapshot;

import dev.devex.snapshot.internal.index.FileState;
import dev.devex.snapshot.internal.index.StateIndex;
import dev.devex.snapshot.internal.manifest.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The index of a snapshot that was just restored: with it the first save reads only what was written to since. */
public final class RestoredIndex {
    private RestoredIndex() {}

    /**
     * Writes it, in one step. To be called before any program of the user's runs: what the files hold now is taken for what the
     * snapshot holds, where size, mode and time of last modification are the same.
     *
     * @param index as a {@link SnapshotSaver} is given
     * @param roots where the snapshot was restored into
     * @throws SnapshotException when the manifest is damaged
     * @throws IOException when the manifest cannot be read, or the index not be written
     */
    public static void write(Path index, Sha256 manifest, ObjectSource source, Roots roots) throws IOException {
        Path unfinished = index.resolveSibling(index.getFileName() + ".restored");
        StateIndex.write(unfinished, manifest, source, entry -> stateOf(entry, roots));
        Files.move(unfinished, index, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileState stateOf(Entry.Present entry, Roots roots) throws IOException {
        FileState expected = FileState.of(entry);
        try {
            FileState found = FileState.of(pathOf(entry.path().text(), roots));
            return found.isEntryLike(expected) ? found : expected;
        } catch (NoSuchFileException e) {
            return expected;
        }
    }

    private static Path pathOf(String path, Roots roots) {
        int slash = path.indexOf('/');
        return slash < 0
                ? roots.folder(path)
                : roots.folder(path.substring(0, slash)).resolve(FileNames.path(path.substring(slash + 1)));
    }
}
