package dev.devex.snapshot;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Makes files of entries. A parent is only ever a folder that this made itself, so that no link of the archive can lead out.
 */
final class TarRestorer {
    private final EntryTarget target;
    private final Set<Path> folders = new HashSet<>();
    private final List<Folder> finished = new ArrayList<>();

    TarRestorer(Roots roots) {
        target = new EntryTarget(roots);
    }

    void restore(TarArchiveEntry entry, EntryReader content) throws IOException {
        Path path = target.pathOf(entry);
        if (target.isRoot(path)) {
            requireFolder(entry);
            folders.add(path);
            return;
        }
        if (!folders.contains(path.getParent())) {
            throw new UnsafeSnapshotException("An entry of the snapshot lies in no folder of it.");
        }
        try {
            make(path, entry, content);
        } catch (FileAlreadyExistsException e) {
            throw new UnsafeSnapshotException("Two entries of the snapshot have one name.");
        }
    }

    /** Gives the folders their modes and times, which writing into them would have needed or changed. */
    void finish() throws IOException {
        if (!target.bothRootsIn(folders)) {
            throw new CorruptSnapshotException("The snapshot does not hold a workspace and a home.", null);
        }
        for (int at = finished.size() - 1; at >= 0; at--) {
            Folder folder = finished.get(at);
            applyState(folder.path(), folder.mode(), folder.modified());
        }
    }

    private void make(Path path, TarArchiveEntry entry, EntryReader content) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectory(path);
            folders.add(path);
            finished.add(new Folder(path, entry.getMode(), entry.getLastModifiedTime()));
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, target.linkTarget(entry));
            setModified(path, entry.getLastModifiedTime());
        } else if (isRegular(entry)) {
            writeFile(path, content);
            applyState(path, entry.getMode(), entry.getLastModifiedTime());
        } else {
            throw new UnsafeSnapshotException("An entry of the snapshot is no file, folder or symbolic link.");
        }
    }

    /** The library's own {@code isFile} takes pipes and devices for files. */
    private static boolean isRegular(TarArchiveEntry entry) {
        byte type = entry.getLinkFlag();
        return type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM;
    }

    private static void writeFile(Path path, EntryReader content) throws IOException {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(path);
        }
        try (var file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.copyTo(file);
        }
    }

    private static void requireFolder(TarArchiveEntry entry) {
        if (!entry.isDirectory()) {
            throw new UnsafeSnapshotException("A root of the snapshot is no folder.");
        }
    }

    /** The time comes first: the mode may forbid to set it. */
    private static void applyState(Path path, int mode, FileTime modified) throws IOException {
        setModified(path, modified);
        Files.setAttribute(path, "unix:mode", mode & FileState.PERMISSIONS);
    }

    private static void setModified(Path path, FileTime modified) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(modified, null, null);
    }

    private record Folder(Path path, int mode, FileTime modified) {}
}
