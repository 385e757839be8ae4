package dev.devex.runner.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** The workspace's folder, and how paths in it are found. Links are followed as long as they stay inside. */
final class Workspace {
    private final Path root;

    /** {@code root} must be there; it may be reached through links itself. */
    Workspace(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    Path root() {
        return root;
    }

    /** The place of the name itself: links on the way are followed, a link at the end is not. */
    Place place(WorkspacePath path) throws IOException {
        if (path.isRoot()) {
            throw new FileProblem.WrongKind("That is the workspace itself.");
        }
        return new Place(folder(path.parent()), path.name());
    }

    /** The place of what the path leads to in the end; it need not be there unless a link leads to it. */
    Place target(WorkspacePath path) throws IOException {
        Place place = place(path);
        if (!Files.isSymbolicLink(place.path())) {
            return place;
        }
        Path real = real(place.path());
        return real.equals(root) ? new Place(root, ".") : new Place(parent(real), name(real));
    }

    /** The folder at {@code path}, as a path without links. */
    Path folder(WorkspacePath path) throws IOException {
        Path real = real(root.resolve(path.toString()));
        if (!Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileProblem.WrongKind("That is not a folder.");
        }
        return real;
    }

    /** The folder at {@code path}, or where it would be made the first one on the way up that is there. */
    Path nearestFolder(WorkspacePath path) throws IOException {
        WorkspacePath nearest = path;
        while (!nearest.isRoot() && !Files.exists(root.resolve(nearest.toString()), LinkOption.NOFOLLOW_LINKS)) {
            nearest = nearest.parent();
        }
        return folder(nearest);
    }

    /** The folder at {@code path}; it and its parents are made where they are not there. */
    Path makeFolder(WorkspacePath path) throws IOException {
        if (path.isRoot()) {
            return root;
        }
        Path parent = makeFolder(path.parent());
        try (Folder folder = open(parent)) {
            if (folder.attributes(path.name()) == null) {
                make(folder, path.name());
            }
        }
        return folder(path);
    }

    Folder open(Path real) throws IOException {
        return Folder.open(root, real);
    }

    /** A new folder at the top of the workspace for what is put in place with one move. */
    Path stage() throws IOException {
        return Files.createDirectory(root.resolve(TemporaryName.next()));
    }

    // The JDK makes folders by path only; one made at the top and moved by handle cannot end up behind a link.
    private void make(Folder folder, String name) throws IOException {
        Path staged = stage();
        try (Folder top = open(root)) {
            top.move(name(staged), folder, name);
        } catch (IOException failed) {
            Files.deleteIfExists(staged);
            throw failed;
        }
    }

    private Path real(Path path) throws IOException {
        Path real;
        try {
            real = path.toRealPath();
        } catch (NoSuchFileException missing) {
            throw leadsOutside(path) ? new FileProblem.Outside() : new FileProblem.Missing();
        }
        if (!real.startsWith(root)) {
            throw new FileProblem.Outside();
        }
        return real;
    }

    // A link to a place outside that is not there must not tell that it is not there.
    private boolean leadsOutside(Path missing) throws IOException {
        Path known = root;
        for (Path name : root.relativize(missing)) {
            Path next = known.resolve(name);
            if (Files.isSymbolicLink(next)) {
                next = known.resolve(Files.readSymbolicLink(next)).normalize();
            }
            if (!next.startsWith(root)) {
                return true;
            }
            known = next;
        }
        return false;
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }

    /** A name in a folder whose path has no links. */
    record Place(Path folder, String name) {
        Path path() {
            return folder.resolve(name);
        }
    }
}
