package dev.devex.web.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontendScriptTest {
    private static final Path SCRIPT = Path.of("src/main/scripts/frontend.sh").toAbsolutePath();

    @TempDir
    Path tools;

    @BeforeEach
    void bringTheShellsOwnTools() throws IOException {
        tool("dirname", "exec /usr/bin/dirname \"$@\"");
    }

    @Test
    void saysInOneSentenceThatNodeIsMissing() throws Exception {
        assertThat(failure())
                .isEqualTo(
                        "Devex needs Node 20.19 or newer with npm to build its pages, and there is none on the PATH.\n");
    }

    @Test
    void saysInOneSentenceThatNodeIsTooOld() throws Exception {
        tool("node", "[ \"$1\" = --version ] && echo v18.20.4 || exit 1");
        tool("npm", "echo npm must not run; exit 1");
        assertThat(failure())
                .isEqualTo("Devex needs Node 20.19 or newer to build its pages; the one on the PATH is v18.20.4.\n");
    }

    private String failure() throws Exception {
        var builder = new ProcessBuilder("/bin/sh", SCRIPT.toString(), "build").redirectErrorStream(true);
        builder.environment().put("PATH", tools.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isNotZero();
        return said;
    }

    private void tool(String name, String script) throws IOException {
        var file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
