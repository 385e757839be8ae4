package dev.devex.runner.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** What is in a folder. */
final class Listing {
    private Listing() {}

    static List<Entry> of(Workspace workspace, WorkspacePath path) throws IOException {
        try (Folder folder = workspace.open(workspace.folder(path))) {
            List<Entry> entries = new ArrayList<>();
            folder.visit((name, attributes) -> {
                if (!TemporaryName.is(name)) {
                    entries.add(new Entry(name, isFolder(workspace, attributes, path, name)));
                }
            });
            entries.sort(Entry.ORDER);
            return entries;
        }
    }

    private static boolean isFolder(
            Workspace workspace, PosixFileAttributes attributes, WorkspacePath parent, String name) throws IOException {
        if (!attributes.isSymbolicLink()) {
            return attributes.isDirectory();
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
}
