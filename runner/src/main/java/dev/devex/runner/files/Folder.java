package dev.devex.runner.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open folder of the workspace. It was reached name by name from the workspace without following a link, and all that
 * happens in it is relative to its handle, so swapping a folder for a link in the meantime leads nowhere.
 */
final class Folder implements Closeable {
    private final SecureDirectoryStream<Path> handle;

    private Folder(SecureDirectoryStream<Path> handle) {
        this.handle = handle;
    }

    /** Opens {@code real}, a path without links, which is {@code root} or below it. */
    @SuppressWarnings("StreamResourceLeak") // the folder closes it
    static Folder open(Path root, Path real) throws IOException {
        Folder folder = new Folder((SecureDirectoryStream<Path>) Files.newDirectoryStream(root));
        for (Path name : root.relativize(real)) {
            if (!name.toString().isEmpty()) {
                folder = folder.enter(name.toString());
            }
        }
        return folder;
    }

    private Folder enter(String name) throws IOException {
        try (this) {
            return child(name);
        }
    }

    Folder child(String name) throws IOException {
        return new Folder(handle.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        handle.forEach(path -> names.add(path.getFileName().toString()));
        return names;
    }

    /** Shows what is in it, each with the attributes of the name itself; passes over what vanishes meanwhile. */
    void visit(Visitor visitor) throws IOException {
        for (Path path : handle) {
            // The path as it was read: to write ten thousand names down anew takes as long as to look them up.
            Path name = path.getFileName();
            try {
                visitor.visit(name.toString(), view(name).readAttributes());
            } catch (NoSuchFileException vanished) {
                // nobody needs to know
            }
        }
    }

    /** The attributes of the name itself, not of what it links to; null when it is not there. */
    @Nullable
    PosixFileAttributes attributes(String name) throws IOException {
        try {
            return view(name).readAttributes();
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    boolean holds(String name) throws IOException {
        return attributes(name) != null;
    }

    /** Gives {@code name} the mode of another file, and its owner and group as far as the system allows. */
    void resemble(String name, PosixFileAttributes other) throws IOException {
        PosixFileAttributeView view = view(name);
        PosixFileAttributes own = view.readAttributes();
        try {
            if (!own.group().equals(other.group())) {
                view.setGroup(other.group());
            }
            if (!own.owner().equals(other.owner())) {
                view.setOwner(other.owner());
            }
        } catch (FileSystemException denied) {
            // Only root may give files away; the mode matters more.
        }
        view.setPermissions(other.permissions());
    }

    void permit(String name, Set<PosixFilePermission> permissions) throws IOException {
        view(name).setPermissions(permissions);
    }

    /** Returns once the names in it are on the disk. */
    void force() throws IOException {
        try (FileChannel itself = read(".")) {
            itself.force(true);
        }
    }

    FileChannel read(String name) throws IOException {
        return channel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    FileChannel create(String name) throws IOException {
        return channel(
                name, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    /** Moves {@code name}; a file that stands at the target is replaced in the same instant. */
    void move(String name, Folder target, String newName) throws IOException {
        handle.move(Path.of(name), target.handle, Path.of(newName));
    }

    /** Deletes a file, a link, or a folder with all it holds. */
    void delete(String name) throws IOException {
        PosixFileAttributes attributes = attributes(name);
        if (attributes == null) {
            return;
        }
        if (!attributes.isDirectory()) {
            handle.deleteFile(Path.of(name));
            return;
        }
        try (Folder child = child(name)) {
            for (String inside : child.names()) {
                child.delete(inside);
            }
        }
        handle.deleteDirectory(Path.of(name));
    }

    @Override
    public void close() throws IOException {
        handle.close();
    }

    private FileChannel channel(String name, Set<? extends OpenOption> options) throws IOException {
        return (FileChannel) handle.newByteChannel(Path.of(name), Set.copyOf(options));
    }

    private PosixFileAttributeView view(String name) {
        return view(Path.of(name));
    }

    private PosixFileAttributeView view(Path name) {
        return handle.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Is shown one name after the other. */
    @FunctionalInterface
    interface Visitor {
        void visit(String name, PosixFileAttributes attributes) throws IOException;
    }
}
