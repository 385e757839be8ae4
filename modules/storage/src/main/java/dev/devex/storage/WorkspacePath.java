package dev.devex.storage;

import dev.devex.kernel.InvalidValueException;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.WrittenName;

/**
 * A path in a workspace, such as {@code workspace/src/a.js}, as manifests have it.
 *
 * @param encoded whether the text is percent-encoded (RFC 3986), as it is where the bytes are not UTF-8
 */
public record WorkspacePath(String text, boolean encoded) {
    /** @throws InvalidValueException when it would lead elsewhere, or nowhere */
    public WorkspacePath {
        try {
            new EntryPath(new WrittenName(text, encoded).original());
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("That is no path in a workspace.");
        }
    }

    /** The last part of the path. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }
}
