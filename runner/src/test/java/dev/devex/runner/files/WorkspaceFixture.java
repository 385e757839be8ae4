package dev.devex.runner.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty workspace, beside a folder that nobody must get at from there. */
abstract class WorkspaceFixture {
    static final String SECRET = "secret";

    @TempDir
    Path folder;

    Path root;
    Path outside;
    WorkspaceFiles files;
    Documents documents;

    @BeforeEach
    void makeWorkspace() throws IOException {
        root = Files.createDirectory(folder.resolve("workspace"));
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), SECRET);
        files = new WorkspaceFiles(root);
        documents = new Documents(files);
    }

    static WorkspacePath path(String text) {
        return WorkspacePath.parse(text);
    }

    static ReadableByteChannel bytes(String text) {
        return Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
