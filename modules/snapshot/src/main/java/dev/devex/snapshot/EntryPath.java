package dev.devex.snapshot;

import dev.devex.snapshot.internal.manifest.FileNames;
import java.util.Optional;

/**
 * The path of an entry, such as {@code workspace/src/a.js}: below one of the two roots, without empty segments, {@code .} and
 * {@code ..}, and of no more bytes than Linux takes.
 *
 * <p>Paths are ordered by their bytes, with {@code /} before any other: a folder, all that is in it, then its next sibling.
 *
 * @param text the path as UTF-8, whatever its bytes are: one that is not stands as a lone surrogate from U+DC80 to U+DCFF, as in
 *     Python (PEP 383)
 */
public record EntryPath(String text) implements Comparable<EntryPath> {
    private static final int LONGEST_SEGMENT = 255;
    private static final int LONGEST = 4096;

    /** @throws IllegalArgumentException when it would lead elsewhere, or nowhere */
    public EntryPath {
        if (!isPath(text)) {
            throw new IllegalArgumentException("That is no path in a workspace.");
        }
    }

    private static boolean isPath(String text) {
        int slash = text.indexOf('/');
        boolean inside = Roots.NAMES.contains(slash < 0 ? text : text.substring(0, slash)) && text.indexOf('\0') < 0;
        if (!inside || tooLong(text, LONGEST)) {
            return false;
        }
        int start = 0;
        for (int end = slash; end >= 0; end = text.indexOf('/', start)) {
            if (!isName(text.substring(start, end))) {
                return false;
            }
            start = end + 1;
        }
        return isName(text.substring(start));
    }

    /** Whether what the file system says to be in a folder, which has a path, has none. */
    public static boolean isTooLong(String text, String name) {
        return tooLong(name, LONGEST_SEGMENT) || tooLong(text, LONGEST);
    }

    public EntryPath child(String name) {
        return new EntryPath(text + "/" + name);
    }

    /** None for a root. */
    public Optional<EntryPath> parent() {
        int slash = text.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new EntryPath(text.substring(0, slash)));
    }

    public boolean isRoot() {
        return text.indexOf('/') < 0;
    }

    /** Whether it is that folder's child. */
    public boolean isIn(EntryPath folder) {
        return isBelow(folder) && text.lastIndexOf('/') == folder.text.length();
    }

    public boolean isBelow(EntryPath folder) {
        int length = folder.text.length();
        return text.length() > length && text.charAt(length) == '/' && text.startsWith(folder.text);
    }

    @Override
    public int compareTo(EntryPath other) {
        return FileNames.compare(text, other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isName(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && !tooLong(segment, LONGEST_SEGMENT);
    }

    private static boolean tooLong(String text, int bytes) {
        return text.length() > bytes || (text.length() * 3 > bytes && FileNames.bytes(text).length > bytes);
    }
}
