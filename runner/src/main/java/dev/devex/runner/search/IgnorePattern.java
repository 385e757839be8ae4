package dev.devex.runner.search;

import java.util.List;
import java.util.Optional;

/** One line of an ignore file, as gitignore(5) has it. */
record IgnorePattern(List<Glob> globs, boolean negated, boolean foldersOnly, boolean anywhere) {
    static Optional<IgnorePattern> parse(String line) {
        String text = withoutTrailingSpaces(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean negated = text.startsWith("!");
        text = negated ? text.substring(1) : text;
        boolean foldersOnly = text.endsWith("/");
        text = foldersOnly ? text.substring(0, text.length() - 1) : text;
        boolean anywhere = text.indexOf('/') < 0;
        text = text.startsWith("/") ? text.substring(1) : text;
        try {
            List<Glob> globs = Braces.expand(text).stream().map(Glob::parse).toList();
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new IgnorePattern(globs, negated, foldersOnly, anywhere));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** {@code path} is relative to the folder of the ignore file. */
    boolean matches(String path, boolean folder) {
        if (foldersOnly && !folder) {
            return false;
        }
        String subject = anywhere ? path.substring(path.lastIndexOf('/') + 1) : path;
        return globs.stream().anyMatch(glob -> glob.matches(subject));
    }

    private static String withoutTrailingSpaces(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }
}
