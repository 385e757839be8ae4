package dev.devex.snapshot.internal.object;

import dev.devex.snapshot.ObjectContent;
import dev.devex.snapshot.ObjectName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An object that waits in a file until it is stored. */
public record SpooledObject(ObjectName name, Path file, long size) implements ObjectContent {
    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
