package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatePackageTest {
    private Path template;

    @BeforeEach
    void makeTemplate(@TempDir Path folder) throws IOException {
        template = TestTemplates.write(folder, "node", "Node.js", "index.js", "1");
    }

    @Test
    void isTheSameWhereverItWasCheckedOut() throws IOException {
        byte[] here = TemplatePackage.of(template).manifest;
        Files.setLastModifiedTime(template.resolve("index.js"), FileTime.from(Instant.EPOCH));
        Files.setPosixFilePermissions(template.resolve("index.js"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(TemplatePackage.of(template).manifest).isEqualTo(here);
    }

    @Test
    void differsWhenContentDoes() throws IOException {
        byte[] before = TemplatePackage.of(template).manifest;
        Files.writeString(template.resolve("index.js"), "2");
        byte[] after = TemplatePackage.of(template).manifest;
        Files.setPosixFilePermissions(template.resolve("index.js"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(after).isNotEqualTo(before);
        assertThat(TemplatePackage.of(template).manifest).isNotEqualTo(after);
    }
}
