package dev.devex.runner.server;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells whoever started the runner where it listens: a file that is either not there or whole. */
final class Announcement {
    private Announcement() {}

    static void write(Path file, int port) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                temporary,
                Json.createObjectBuilder()
                        .add("port", port)
                        .add("pid", ProcessHandle.current().pid())
                        .build()
                        .toString());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
