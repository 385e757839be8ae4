package dev.devex.snapshot;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The path of an entry, such as {@code workspace/src/a.js}: below one of the two roots, without empty segments, {@code .} and
 * {@code ..}, and of no more bytes than Linux takes.
 *
 * <p>Paths are ordered by their bytes, with {@code /} before any other: a folder, all that is in it, then its next sibling.
 *
 * @param text the path as {@link FileNames#text(byte[])} has it, whatever its bytes are
 */
public record EntryPath(String text) implements Comparable<EntryPath> {
    private static final Set<String> ROOTS = Set.of(Roots.WORKSPACE, Roots.HOME);
    private static final Set<String> FORBIDDEN = Set.of("", ".", "..");
    private static final int LONGEST_SEGMENT = 255;
    private static final int LONGEST = 4096;

    /** @throws IllegalArgumentException when it would lead elsewhere, or nowhere */
    public EntryPath {
        String[] segments = text.split("/", -1);
        boolean inside = ROOTS.contains(segments[0]) && text.indexOf('\0') < 0;
        if (!inside || tooLong(text, LONGEST) || !Arrays.stream(segments).allMatch(EntryPath::isName)) {
            throw new IllegalArgumentException("That is no path in a workspace.");
        }
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
        return !FORBIDDEN.contains(segment) && !tooLong(segment, LONGEST_SEGMENT);
    }

    private static boolean tooLong(String text, int bytes) {
        return text.length() > bytes || (text.length() * 3 > bytes && FileNames.bytes(text).length > bytes);
    }
}
