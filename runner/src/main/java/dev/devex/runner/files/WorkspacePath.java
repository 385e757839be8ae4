package dev.devex.runner.files;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A path below the workspace, with {@code /} between names; the workspace itself has no names. It never climbs, is never
 * absolute and holds no NUL, not even percent-encoded. Symbolic links are the business of whoever opens it.
 */
public record WorkspacePath(List<String> names) {
    public static final WorkspacePath ROOT = new WorkspacePath(List.of());

    /** Deeper than people and tools go; Linux ends at 4096 bytes, of which the way to the workspace takes some. */
    private static final int MAX_NAMES = 256;

    public WorkspacePath {
        names = List.copyOf(names);
        if (names.size() > MAX_NAMES) {
            throw new FileProblem.WrongKind("That path has too many parts.");
        }
        for (String name : names) {
            if (!isName(name) || climbs(decoded(name))) {
                throw new FileProblem.Outside();
            }
        }
    }

    /** Reads {@code src/main.js}; empty names and {@code .} are dropped. */
    public static WorkspacePath parse(String text) {
        if (text.startsWith("/")) {
            throw new FileProblem.Outside();
        }
        return new WorkspacePath(Arrays.stream(text.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList());
    }

    public boolean isRoot() {
        return names.isEmpty();
    }

    public WorkspacePath parent() {
        return new WorkspacePath(names.subList(0, names.size() - 1));
    }

    public String name() {
        return names.get(names.size() - 1);
    }

    @Override
    public String toString() {
        return String.join("/", names);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    // A literal "%2e%2e" is a name like any other here, but the next program may decode it.
    private static boolean climbs(String decoded) {
        return decoded.startsWith("/")
                || decoded.indexOf('\0') >= 0
                || Arrays.asList(decoded.split("[/\\\\]")).contains("..");
    }

    private static String decoded(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
