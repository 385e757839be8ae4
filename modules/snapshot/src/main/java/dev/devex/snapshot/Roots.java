package dev.devex.snapshot;

import java.nio.file.Path;
import java.util.List;

/** The two folders a snapshot holds: what the user works on, and the user's home. */
public record Roots(Path workspace, Path home) {
    public static final String WORKSPACE = "workspace";
    public static final String HOME = "home";

    /** In the order of {@link EntryPath}. */
    public static final List<String> NAMES = List.of(HOME, WORKSPACE);

    public Path folder(String root) {
        return root.equals(HOME) ? home : workspace;
    }
}
