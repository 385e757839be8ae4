package dev.devex.runner.workspace;

import dev.devex.snapshot.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Two folders beside the ones that are meant, which take their place once they are complete. */
final class Staging implements AutoCloseable {
    private final Roots target;
    private final Roots roots;

    private Staging(Roots target, Roots roots) {
        this.target = target;
        this.roots = roots;
    }

    /** Makes them, if the folders meant are empty. */
    static Staging beside(Roots target) throws IOException {
        Folders.requireEmpty(target.workspace());
        Folders.requireEmpty(target.home());
        return new Staging(target, new Roots(makeBeside(target.workspace()), makeBeside(target.home())));
    }

    Roots roots() {
        return roots;
    }

    /** The workspace comes last, so that where it is, all is. */
    void moveIntoPlace() throws IOException {
        move(roots.home(), target.home());
        try {
            move(roots.workspace(), target.workspace());
        } catch (IOException e) {
            move(target.home(), roots.home());
            Files.createDirectory(target.home());
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Folders.delete(roots.workspace());
        Folders.delete(roots.home());
    }

    private static Path makeBeside(Path folder) throws IOException {
        Path staged = Files.createTempDirectory(folder.resolveSibling(""), ".restore-");
        Files.setPosixFilePermissions(staged, Files.getPosixFilePermissions(folder));
        return staged;
    }

    /** Renaming onto a folder that is empty is one step on Linux (rename(2)). */
    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
