package dev.devex.storage;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A file, a folder or a symbolic link of a snapshot.
 *
 * @param size of a file's content in bytes; else 0
 * @param mode permission bits (chmod(2)), 0 to 0777
 * @param target where a link leads; percent-encoded (RFC 3986) where it is not UTF-8
 * @param sha256 of a file's content, in lower-case hexadecimal
 */
public record StoredEntry(
        WorkspacePath path,
        Type type,
        long size,
        int mode,
        Instant modified,
        Optional<String> target,
        Optional<String> sha256) {

    /** What an entry is. */
    public enum Type {
        FILE,
        FOLDER,
        LINK;

        /** As it is sent. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
