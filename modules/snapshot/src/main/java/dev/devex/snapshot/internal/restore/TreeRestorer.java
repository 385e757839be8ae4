package dev.devex.snapshot.internal.restore;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.internal.manifest.FileNames;
import dev.devex.snapshot.internal.pack.BlobReader;
import dev.devex.snapshot.internal.pack.BlobTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes files of entries. A parent is only ever a folder that this made itself, so that no link of the snapshot can lead out;
 * nothing that is there already is written to.
 */
public final class TreeRestorer {
    private final Roots roots;
    private final BlobReader blobs;
    private final @Nullable Losses losses;
    private final NewFiles files = new NewFiles();
    private final Deque<OpenFolder> open = new ArrayDeque<>();
    private final List<OpenFolder> left = new ArrayList<>();

    /** @param losses takes the files that are damaged; without it the first one ends the restoring */
    public TreeRestorer(Roots roots, BlobReader blobs, @Nullable Losses losses) {
        this.roots = roots;
        this.blobs = blobs;
        this.losses = losses;
    }

    /** Makes what the entry says; the content of files comes later. */
    public void make(Entry.Present entry) throws IOException {
        leaveFoldersWithout(entry.path());
        Path path = pathOf(entry.path());
        if (entry instanceof Entry.Folder folder) {
            if (!folder.path().isRoot()) {
                Files.createDirectory(path);
            }
            open.push(new OpenFolder(folder, path));
        } else if (entry instanceof Entry.Link link) {
            Files.createSymbolicLink(path, FileNames.path(link.target()));
            Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(link.modified(), null, null);
        } else if (entry instanceof Entry.File file) {
            make(file, path);
        }
    }

    /** Waits for the contents, and then gives the folders their modes and times, which making what is in them has changed. */
    public void finish() throws IOException {
        blobs.finish();
        if (losses != null) {
            losses.delete();
        }
        left.addAll(open);
        for (OpenFolder folder : left) {
            applyState(folder);
        }
    }

    private void make(Entry.File entry, Path path) throws IOException {
        List<Part> parts = entry.parts();
        if (parts.isEmpty()) {
            files.write(path, entry, ByteBuffer.allocate(0));
        } else if (parts.size() == 1) {
            want(parts.get(0), entry, path, content -> files.write(path, entry, content));
        } else {
            var file = new PiecedFile(path, entry);
            long offset = 0;
            for (Part part : parts) {
                long at = offset;
                want(part, entry, path, piece -> {
                    if (file.write(at, piece)) {
                        NewFiles.applyState(path, entry.mode(), entry.modified());
                    }
                });
                offset += part.length();
            }
        }
    }

    private void want(Part part, Entry.File entry, Path path, BlobTarget target) throws IOException {
        blobs.want(part, losses == null ? target : losses.of(entry.path(), path, target));
    }

    private void leaveFoldersWithout(EntryPath path) {
        while (!open.isEmpty() && !path.isBelow(open.getFirst().entry().path())) {
            left.add(open.pop());
        }
    }

    private Path pathOf(EntryPath path) {
        if (path.isRoot()) {
            return roots.folder(path.text());
        }
        OpenFolder parent = open.getFirst();
        return parent.path()
                .resolve(FileNames.path(
                        path.text().substring(parent.entry().path().text().length() + 1)));
    }

    /** The mode of a root is for whoever made it to say. */
    private static void applyState(OpenFolder folder) throws IOException {
        if (folder.entry().path().isRoot()) {
            Files.setLastModifiedTime(folder.path(), folder.entry().modified());
        } else {
            NewFiles.applyState(
                    folder.path(), folder.entry().mode(), folder.entry().modified());
        }
    }

    private record OpenFolder(Entry.Folder entry, Path path) {}
}
