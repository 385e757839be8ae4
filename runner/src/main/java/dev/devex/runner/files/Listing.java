package dev.devex.runner.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in a folder. */
final class Listing {
    private Listing() {}

    static List<Entry> of(Workspace workspace, WorkspacePath path) throws IOException {
        try (Folder folder = workspace.open(workspace.folder(path))) {
            List<Entry> entries = new ArrayList<>();
            for (String name : folder.names()) {
                if (!TemporaryName.is(name)) {
                    entries.add(new Entry(name, isFolder(workspace, folder.attributes(name), path, name)));
                }
            }
            entries.sort(Entry.ORDER);
            return entries;
        }
    }

    private static boolean isFolder(
            Workspace workspace, @Nullable PosixFileAttributes attributes, WorkspacePath parent, String name)
            throws IOException {
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
}
