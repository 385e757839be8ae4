package dev.devex.runner.files;

import dev.devex.runner.files.Workspace.Place;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Copies a file, a link or a folder aside, then puts the copy in place with one move. Sockets and pipes are left out. */
final class Copy {
    private final Workspace workspace;

    Copy(Workspace workspace) {
        this.workspace = workspace;
    }

    void run(Place source, Place target) throws IOException {
        Path stage = workspace.stage();
        try (Folder from = workspace.open(stage);
                Folder to = workspace.open(target.folder())) {
            Files.walkFileTree(source.path(), new Copier(source.path(), stage.resolve(target.name())));
            from.move(target.name(), to, target.name());
            if (Files.isDirectory(source.path(), LinkOption.NOFOLLOW_LINKS)) {
                to.permit(target.name(), Files.getPosixFilePermissions(source.path()));
            }
        } finally {
            discard(stage);
        }
    }

    private void discard(Path stage) throws IOException {
        try (Folder top = workspace.open(Objects.requireNonNull(stage.getParent()))) {
            top.delete(Objects.requireNonNull(stage.getFileName()).toString());
        }
    }

    private static final class Copier extends SimpleFileVisitor<Path> {
        private final Path source;
        private final Path target;

        Copier(Path source, Path target) {
            this.source = source;
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Files.createDirectory(copyOf(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isOther()) {
                copyItself(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            // A folder that its owner may not write to can have its mode only where it is to stay.
            if (!folder.equals(source)) {
                Files.setPosixFilePermissions(copyOf(folder), Files.getPosixFilePermissions(folder));
            }
            return FileVisitResult.CONTINUE;
        }

        private void copyItself(Path file) throws IOException {
            Files.copy(file, copyOf(file), LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }

        private Path copyOf(Path original) {
            return target.resolve(source.relativize(original));
        }
    }
}
