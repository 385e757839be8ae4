package dev.devex.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace and a home that are empty, and a store in memory that they are saved to. */
abstract class SaverFixture {
    final StoredObjects store = new StoredObjects();
    Optional<Sha256> newest = Optional.empty();
    Roots roots;
    Path workspace;
    Path index;

    @BeforeEach
    void makeRoots(@TempDir Path folder) throws IOException {
        workspace = Files.createDirectory(folder.resolve("workspace"));
        roots = new Roots(workspace, Files.createDirectory(folder.resolve("home")));
        index = folder.resolve("index");
    }

    SnapshotSaver saver() {
        return new SnapshotSaver(roots, store, store, index);
    }

    SavedFiles commit(PreparedSave prepared) throws IOException {
        prepared.committed();
        newest = Optional.of(prepared.manifest());
        return new SavedFiles(store, prepared.manifest());
    }
}
