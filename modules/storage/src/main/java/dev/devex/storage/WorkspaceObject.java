package dev.devex.storage;

import dev.devex.kernel.InvalidValueException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An object of a workspace. Its bytes never change, since their hash is its name.
 *
 * @param sha256 of the bytes, in lower-case hexadecimal
 * @param size in bytes
 */
public record WorkspaceObject(Kind kind, String sha256, long size) {
    /** The most objects that one call names. */
    public static final int MOST = 64;

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws InvalidValueException when there can be no such object */
    public WorkspaceObject {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new InvalidValueException("\"sha256\" must be 64 hexadecimal digits, in lower case.");
        }
        if (size < 1 || size > kind.largest) {
            throw new InvalidValueException(
                    "The \"size\" of a " + kind.id() + " must be 1 to " + kind.largest + " bytes.");
        }
    }

    /** What an object holds. */
    public enum Kind {
        /** The contents of files. */
        PACK(24L << 20),
        /** Which entries a snapshot has, and where in packs their contents lie. */
        MANIFEST(64L << 20);

        private final long largest;

        Kind(long largest) {
            this.largest = largest;
        }

        /** As clients write it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
