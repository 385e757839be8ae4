package dev.devex.snapshot;

import dev.devex.snapshot.internal.manifest.FileNames;
import dev.devex.snapshot.internal.pack.Packs;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** One line of a manifest. */
public sealed interface Entry {
    /** All that a mode may consist of (chmod(2)); a link's mode is always this. */
    int PERMISSIONS = 0777;

    EntryPath path();

    /** One that exists, and not only a record of what no longer does. */
    sealed interface Present extends Entry {
        FileTime modified();
    }

    /**
     * A regular file.
     *
     * @param mode permission bits (chmod(2)), 0 to 0777
     * @param sha256 of the whole content
     * @param parts the content in order: pieces of 4 MiB, the last one shorter; none for an empty file
     */
    record File(EntryPath path, int mode, FileTime modified, long size, Sha256 sha256, List<Part> parts)
            implements Present {
        /** @throws IllegalArgumentException when the parts do not make up the size */
        public File {
            requirePermissions(mode);
            parts = List.copyOf(parts);
            if (path.isRoot() || !makeUp(size, sha256, parts)) {
                throw new IllegalArgumentException("The parts do not make up the file.");
            }
        }

        private static boolean makeUp(long size, Sha256 sha256, List<Part> parts) {
            long left = size;
            for (Part part : parts) {
                if (part.length() != Math.min(left, Packs.PIECE)) {
                    return false;
                }
                left -= part.length();
            }
            Sha256 alone = parts.isEmpty() ? Sha256.EMPTY : parts.get(0).sha256();
            return left == 0 && (parts.size() > 1 || alone.equals(sha256));
        }
    }

    /**
     * A folder.
     *
     * @param mode permission bits (chmod(2)), 0 to 0777
     */
    record Folder(EntryPath path, int mode, FileTime modified) implements Present {
        public Folder {
            requirePermissions(mode);
        }
    }

    /**
     * A symbolic link, kept as it is.
     *
     * @param target as text, as that of an {@link EntryPath}
     */
    record Link(EntryPath path, FileTime modified, String target) implements Present {
        static final int LONGEST = 4096;

        /** @throws IllegalArgumentException when no link could have this target */
        public Link {
            boolean possible = !target.isEmpty() && target.indexOf('\0') < 0 && target.length() <= LONGEST;
            if (path.isRoot() || !possible) {
                throw new IllegalArgumentException("A symbolic link leads nowhere.");
            }
        }

        /** The target as symlink(2) takes it. */
        public byte[] targetBytes() {
            return FileNames.bytes(target);
        }
    }

    /** A file of a manifest that was checked before, of which no more is read than what others are checked by. */
    record Known(EntryPath path, long size) implements Entry {}

    /** In a delta: what the base has and the state has not; what the base has below it is gone as well. */
    record Gone(EntryPath path) implements Entry {
        public Gone {
            if (path.isRoot()) {
                throw new IllegalArgumentException("A root is always there.");
            }
        }
    }

    private static void requirePermissions(int mode) {
        if (mode < 0 || mode > PERMISSIONS) {
            throw new IllegalArgumentException("No permissions are " + mode + ".");
        }
    }
}
