package dev.devex.snapshot;

import dev.devex.snapshot.Omission.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Walks a root, in the order of names, a folder before what is in it. */
final class TreeWriter {
    private final EntryWriter entries;
    private final Unlocked unlocked;

    TreeWriter(EntryWriter entries, Unlocked unlocked) {
        this.entries = entries;
        this.unlocked = unlocked;
    }

    void write(Path root, String name, Set<String> excluded) throws IOException {
        Deque<Node> pending = new ArrayDeque<>();
        FileState state = FileState.of(root);
        unlocked.unlock(root, state);
        entries.writeFolder(name, state);
        children(new Node(root, name)).forEach(pending::push);
        while (!pending.isEmpty()) {
            Node node = pending.pop();
            if (!excluded.contains(node.name())) {
                write(node, pending);
            }
        }
    }

    private void write(Node node, Deque<Node> pending) throws IOException {
        try {
            FileState state = FileState.of(node.path());
            FileState readable = unlocked.unlock(node.path(), state);
            if (state.isDirectory()) {
                entries.writeFolder(node.name(), state);
                children(node).forEach(pending::push);
            } else if (state.isRegular()) {
                entries.writeFile(node.name(), node.path(), state.permissions(), readable);
            } else if (state.isLink()) {
                entries.writeLink(node.name(), FileNames.text(Files.readSymbolicLink(node.path())), state);
            } else {
                entries.omit(node.name(), Reason.SPECIAL_FILE);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // it went while the tree was walked: the snapshot is of the moment after
        } catch (AccessDeniedException e) {
            entries.omit(node.name(), Reason.UNREADABLE);
        }
    }

    /** What a folder holds, the last name first, as a stack wants it. */
    private List<Node> children(Node folder) throws IOException {
        return list(folder.path()).stream()
                .map(path -> new Node(path, folder.name() + "/" + FileNames.text(path.getFileName())))
                .sorted(Comparator.comparing(Node::name).reversed())
                .toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        var paths = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return paths;
    }

    private record Node(Path path, String name) {}
}
