package dev.devex.snapshot.internal.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A folder for what a save has not finished; what one that was killed has left there goes first. */
public final class SpoolFolder implements AutoCloseable {
    private final Path folder;

    private SpoolFolder(Path folder) {
        this.folder = folder;
    }

    public static SpoolFolder beside(Path index) throws IOException {
        var spool = new SpoolFolder(index.resolveSibling(index.getFileName() + ".unfinished"));
        spool.close();
        Files.createDirectory(spool.folder);
        return spool;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.delete(folder);
    }
}
