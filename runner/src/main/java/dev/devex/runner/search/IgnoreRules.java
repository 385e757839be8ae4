package dev.devex.runner.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the ignore files of a folder and of those above it leave out. {@code .ignore} is heard before {@code .gitignore}. */
final class IgnoreRules {
    private static final int MAX_BYTES = 1 << 20;

    private final @Nullable IgnoreRules above;
    private final String folder;
    private final List<IgnorePattern> ignore;
    private final List<IgnorePattern> gitignore;

    private IgnoreRules(@Nullable IgnoreRules above, String folder, Path path) {
        this.above = above;
        this.folder = folder;
        this.ignore = read(path.resolve(".ignore"));
        this.gitignore = read(path.resolve(".gitignore"));
    }

    /** The rules in the workspace itself. */
    static IgnoreRules top(Path root) {
        return new IgnoreRules(null, "", root);
    }

    /** The rules in {@code folder}, which is relative to the workspace and ends with a slash. */
    IgnoreRules in(String below, Path path) {
        IgnoreRules rules = new IgnoreRules(this, below, path);
        return rules.ignore.isEmpty() && rules.gitignore.isEmpty() ? this : rules;
    }

    boolean leaveOut(String path, boolean isFolder) {
        return verdict(path, isFolder, true)
                .or(() -> verdict(path, isFolder, false))
                .orElse(false);
    }

    private Optional<Boolean> verdict(String path, boolean isFolder, boolean ours) {
        for (IgnoreRules rules = this; rules != null; rules = rules.above) {
            List<IgnorePattern> patterns = ours ? rules.ignore : rules.gitignore;
            String relative = path.substring(rules.folder.length());
            for (int i = patterns.size() - 1; i >= 0; i--) {
                if (patterns.get(i).matches(relative, isFolder)) {
                    return Optional.of(!patterns.get(i).negated());
                }
            }
        }
        return Optional.empty();
    }

    private static List<IgnorePattern> read(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (InputStream input = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(input.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            return text.lines()
                    .map(IgnorePattern::parse)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException gone) {
            return List.of();
        }
    }
}
