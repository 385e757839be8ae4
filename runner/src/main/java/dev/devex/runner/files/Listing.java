package dev.devex.runner.files;

import dev.devex.runner.files.TypedNames.TypedName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is in a folder. */
final class Listing {
    private Listing() {}

    static List<Entry> of(Workspace workspace, WorkspacePath path) throws IOException {
        Path real = workspace.folder(path);
        List<Entry> entries = new ArrayList<>();
        Optional<List<TypedName>> names = TypedNames.in(workspace.root(), real);
        if (names.isPresent()) {
            for (TypedName each : names.get()) {
                add(
                        each.name(),
                        each.isFolder() || (each.isLink() && leadsToFolder(workspace, path, each.name())),
                        entries);
            }
        } else {
            ask(workspace, path, real, entries);
        }
        entries.sort(Entry.ORDER);
        return entries;
    }

    private static void ask(Workspace workspace, WorkspacePath path, Path real, List<Entry> entries)
            throws IOException {
        try (Folder folder = workspace.open(real)) {
            folder.visit((name, attributes) -> add(
                    name,
                    attributes.isDirectory() || (attributes.isSymbolicLink() && leadsToFolder(workspace, path, name)),
                    entries));
        }
    }

    private static void add(String name, boolean isFolder, List<Entry> entries) {
        if (!TemporaryName.is(name)) {
            entries.add(new Entry(name, isFolder));
        }
    }

    private static boolean leadsToFolder(Workspace workspace, WorkspacePath parent, String name) throws IOException {
        try {
            List<String> names = new ArrayList<>(parent.names());
            names.add(name);
            workspace.folder(new WorkspacePath(names));
            return true;
        } catch (FileProblem | FileSystemException leadsElsewhere) {
            return false;
        }
    }
}
