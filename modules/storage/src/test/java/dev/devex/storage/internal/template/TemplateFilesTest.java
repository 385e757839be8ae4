package dev.devex.storage.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.storage.internal.TestTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFilesTest {
    private Path template;

    @BeforeEach
    void makeTemplate(@TempDir Path folder) throws IOException {
        template = TestTemplates.write(folder, "node", "Node.js", "index.js", "1");
    }

    @Test
    void isTheSameWhereverItWasCheckedOut() throws IOException {
        String here = TemplateFiles.of(template).hash();
        Files.setLastModifiedTime(template.resolve("index.js"), FileTime.from(Instant.EPOCH));
        Files.setPosixFilePermissions(template.resolve("index.js"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(TemplateFiles.of(template).hash()).isEqualTo(here);
    }

    @Test
    void differsWhenContentDoes() throws IOException {
        String before = TemplateFiles.of(template).hash();
        Files.writeString(template.resolve("index.js"), "2");
        String after = TemplateFiles.of(template).hash();
        Files.setPosixFilePermissions(template.resolve("index.js"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(after).isNotEqualTo(before);
        assertThat(TemplateFiles.of(template).hash()).isNotEqualTo(after);
    }
}
