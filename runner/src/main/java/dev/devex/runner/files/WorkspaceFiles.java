package dev.devex.runner.files;

import dev.devex.runner.files.Workspace.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Everything that clients do to the workspace. Changes happen one after the other, each whole or not at all (a folder's
 * deletion excepted); every method throws a {@link FileProblem} when it does not happen.
 */
public final class WorkspaceFiles {
    private final Workspace workspace;
    private final ReentrantLock changes = new ReentrantLock();

    /** {@code root} must be there. */
    public WorkspaceFiles(Path root) throws IOException {
        this.workspace = new Workspace(root);
    }

    /** Deletes what runners that were killed have left unfinished; others may go on meanwhile. */
    public void deleteLeftovers() {
        new Leftovers(workspace).delete();
    }

    public List<Entry> list(WorkspacePath path) {
        return SystemCall.answering(() -> Listing.of(workspace, path));
    }

    /** A file to be read; the caller closes it. */
    public OpenFile read(WorkspacePath path) {
        return SystemCall.answering(() -> open(workspace.target(path)));
    }

    /** Creates or replaces a file by all of {@code bytes}, or by none. */
    public Replacement.Outcome write(WorkspacePath path, ReadableByteChannel bytes, Replacement how) {
        return SystemCall.answering(() -> {
            try (Draft draft = draft(path)) {
                draft.fill(bytes);
                draft.force();
                return changing(() -> draft.publish(how));
            }
        });
    }

    /** Refuses what the disk cannot hold, before any of it comes. */
    public void requireRoom(long bytes) {
        SystemCall.answering(() -> {
            if (bytes > Files.getFileStore(workspace.root()).getUsableSpace()) {
                throw new FileProblem.Full(null);
            }
            return bytes;
        });
    }

    public void createFile(WorkspacePath path) {
        changing(() -> {
            Place place = newPlace(path);
            try (Folder folder = workspace.open(place.folder());
                    FileChannel created = folder.create(place.name())) {
                return created.isOpen();
            }
        });
    }

    public void createFolder(WorkspacePath path) {
        changing(() -> {
            newPlace(path);
            return workspace.makeFolder(path);
        });
    }

    /** Deletes a file, a link, or a folder with all it holds; links are never followed. */
    public void delete(WorkspacePath path) {
        changing(() -> {
            Place place = workspace.place(path);
            try (Folder folder = workspace.open(place.folder())) {
                requirePresent(folder, place);
                folder.delete(place.name());
                return place;
            }
        });
    }

    public void rename(WorkspacePath oldPath, WorkspacePath newPath) {
        changing(() -> {
            Place source = source(oldPath);
            refuseInside(source, newPath);
            Place target = newPlace(newPath);
            try (Folder from = workspace.open(source.folder());
                    Folder to = workspace.open(target.folder())) {
                from.move(source.name(), to, target.name());
                return target;
            }
        });
    }

    public void copy(WorkspacePath sourcePath, WorkspacePath targetPath) {
        changing(() -> {
            Place source = source(sourcePath);
            refuseInside(source, targetPath);
            Place target = newPlace(targetPath);
            new Copy(workspace).run(source, target);
            return target;
        });
    }

    /** Runs {@code action} while nobody else changes the workspace. */
    <T> T changing(SystemCall<T> action) {
        changes.lock();
        try {
            return SystemCall.answering(action);
        } finally {
            changes.unlock();
        }
    }

    /** A file beside {@code path} that takes its place when it is published; its parents are made. */
    Draft draft(WorkspacePath path) {
        return changing(() -> {
            Place named =
                    path.isRoot() ? workspace.place(path) : new Place(workspace.makeFolder(path.parent()), path.name());
            Place target = Files.isSymbolicLink(named.path()) ? workspace.target(path) : named;
            return Draft.open(workspace.open(target.folder()), target.name());
        });
    }

    private OpenFile open(Place place) throws IOException {
        try (Folder folder = workspace.open(place.folder())) {
            var attributes = folder.attributes(place.name());
            if (attributes == null) {
                throw new FileProblem.Missing();
            }
            if (!attributes.isRegularFile()) {
                throw new FileProblem.WrongKind("That is not a file.");
            }
            return OpenFile.of(folder.read(place.name()), attributes);
        }
    }

    private Place source(WorkspacePath path) throws IOException {
        Place place = workspace.place(path);
        try (Folder folder = workspace.open(place.folder())) {
            requirePresent(folder, place);
        }
        return place;
    }

    private Place newPlace(WorkspacePath path) throws IOException {
        if (path.isRoot()) {
            throw new FileProblem.Exists();
        }
        Place place = new Place(workspace.makeFolder(path.parent()), path.name());
        try (Folder folder = workspace.open(place.folder())) {
            if (folder.attributes(place.name()) != null) {
                throw new FileProblem.Exists();
            }
        }
        return place;
    }

    private static void requirePresent(Folder folder, Place place) throws IOException {
        if (folder.attributes(place.name()) == null) {
            throw new FileProblem.Missing();
        }
    }

    // Before the parents of the target are made, so that a refusal leaves none behind.
    private void refuseInside(Place source, WorkspacePath target) throws IOException {
        if (!target.isRoot() && workspace.nearestFolder(target.parent()).startsWith(source.path())) {
            throw new FileProblem.WrongKind("A folder cannot go into itself.");
        }
    }
}
