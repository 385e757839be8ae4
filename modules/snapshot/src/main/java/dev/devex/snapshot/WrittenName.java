package dev.devex.snapshot;

import dev.devex.snapshot.internal.manifest.FileNames;
import dev.devex.snapshot.internal.manifest.PercentEncoding;

/**
 * A path, or the target of a link, as manifests have it.
 *
 * @param encoded whether the text is percent-encoded (RFC 3986), as it is where the bytes are not UTF-8
 */
public record WrittenName(String text, boolean encoded) {
    /** How a path or a target is written. */
    public static WrittenName of(String original) {
        boolean encoded = !FileNames.isUtf8(original);
        return new WrittenName(encoded ? PercentEncoding.encode(FileNames.bytes(original)) : original, encoded);
    }

    /**
     * What was written.
     *
     * @throws IllegalArgumentException when nothing is written like this
     */
    public String original() {
        if (encoded) {
            return FileNames.text(PercentEncoding.decode(text));
        }
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException("a name that is not UTF-8");
        }
        return text;
    }
}
