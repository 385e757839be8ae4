package dev.devex.runner.files;

import dev.devex.runner.files.Workspace.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        return answering(() -> {
            try (Folder folder = workspace.open(workspace.folder(path))) {
                List<Entry> entries = new ArrayList<>();
                for (String name : folder.names()) {
                    if (!TemporaryName.is(name)) {
                        entries.add(new Entry(name, isFolder(folder, path, name)));
                    }
                }
                entries.sort(Entry.ORDER);
                return entries;
            }
        });
    }

    /** The bytes of a file; the caller closes the channel. */
    public FileChannel read(WorkspacePath path) {
        return answering(() -> open(workspace.target(path)));
    }

    /** Creates or replaces a file by all of {@code bytes}, or by none; returns whether it was created. */
    public boolean write(WorkspacePath path, InputStream bytes) {
        return answering(() -> {
            try (Draft draft = draft(path)) {
                draft.fill(bytes);
                return changing(draft::publish);
            }
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
    <T> T changing(Action<T> action) {
        changes.lock();
        try {
            return answering(action);
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

    private FileChannel open(Place place) throws IOException {
        try (Folder folder = workspace.open(place.folder())) {
            var attributes = folder.attributes(place.name());
            if (attributes == null) {
                throw new FileProblem.Missing();
            }
            if (!attributes.isRegularFile()) {
                throw new FileProblem.WrongKind("That is not a file.");
            }
            return folder.read(place.name());
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

    private boolean isFolder(Folder folder, WorkspacePath parent, String name) throws IOException {
        var attributes = folder.attributes(name);
        if (attributes == null || !attributes.isSymbolicLink()) {
            return attributes != null && attributes.isDirectory();
        }
        try {
            List<String> names = new ArrayList<>(parent.names());
            names.add(name);
            workspace.folder(new WorkspacePath(names));
            return true;
        } catch (FileProblem | FileSystemException leadsElsewhere) {
            return false;
        }
    }

    private static <T> T answering(Action<T> action) {
        try {
            return action.run();
        } catch (NoSuchFileException missing) {
            throw new FileProblem.Missing();
        } catch (FileAlreadyExistsException exists) {
            throw new FileProblem.Exists();
        } catch (AccessDeniedException denied) {
            throw new FileProblem.Refused("The system does not allow that.", denied);
        } catch (FileSystemException failed) {
            throw new FileProblem.Refused("The system could not do that.", failed);
        } catch (IOException failed) {
            throw new FileProblem.Refused("The file could not be read or written.", failed);
        }
    }

    /** A step on the file system. */
    interface Action<T> {
        T run() throws IOException;
    }
}
