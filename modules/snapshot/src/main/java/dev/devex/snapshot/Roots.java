package dev.devex.snapshot;

import java.nio.file.Path;

/** The two folders a snapshot holds: what the user works on, and the user's home. */
public record Roots(Path workspace, Path home) {
    static final String WORKSPACE = "workspace";
    static final String HOME = "home";
}
