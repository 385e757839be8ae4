package dev.devex.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes folders of templates. */
public final class TestTemplates {
    private TestTemplates() {}

    public static Path write(Path folder, String id, String title, String file, String text) throws IOException {
        Path template = Files.createDirectories(folder.resolve(id));
        Files.writeString(template.resolve(file), text);
        Files.writeString(template.resolve("devex.json"), """
                {"title": "%s", "description": "For tests", "run": "true", "port": 3000}
                """.formatted(title));
        return template;
    }
}
