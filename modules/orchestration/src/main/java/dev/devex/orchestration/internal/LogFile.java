package dev.devex.orchestration.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a program wrote, while it may still be writing. */
record LogFile(Path path) {
    private static final Logger LOG = Logger.getLogger(LogFile.class.getName());
    private static final long LIMIT = 1024 * 1024;
    private static final int TAIL = 8 * 1024;

    /** Moves what is there to {@code <name>.1} once it is much; the writers append, so they go on at the new beginning. */
    void bound() {
        if (path.toFile().length() <= LIMIT) {
            return;
        }
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            Files.copy(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            file.setLength(0);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A log grows without bound: " + path, e);
        }
    }

    /** The end of what is there; empty when there is nothing to read. */
    String tail() {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            var bytes = new byte[TAIL];
            var count = file.read(bytes);
            return count < 0 ? "" : new String(bytes, 0, count, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
