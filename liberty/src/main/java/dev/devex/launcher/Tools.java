package dev.devex.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs of the operating system that Devex calls. */
final class Tools {
    private static final List<String> NEEDED = List.of("setsid", "bash");

    private Tools() {}

    /** @throws RefusedStartException naming the first that is not on the path */
    static void check(String path) {
        for (var tool : NEEDED) {
            if (Stream.of(path.split(File.pathSeparator))
                    .noneMatch(folder -> Files.isExecutable(Path.of(folder, tool)))) {
                throw new RefusedStartException(tool + " is not on the PATH: install it, then start Devex again.");
            }
        }
    }
}
