package dev.devex.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation as an image has it, without a runner. */
class InstallationTest {
    @TempDir
    Path image;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void install() throws IOException {
        for (var part : new String[] {"DEVEX_EAR", "DEVEX_LIBERTY", "DEVEX_TEMPLATES_DIR"}) {
            environment.put(part, Files.createFile(image.resolve(part)).toString());
        }
    }

    @Test
    void needsNoRunnerWhereAClusterRunsTheSandboxes() {
        environment.put("DEVEX_ORCHESTRATOR", "kubernetes");

        assertThat(Installation.find(image, environment).ear()).isEqualTo(image.resolve("DEVEX_EAR"));
    }

    @Test
    void needsARunnerWhereSandboxesAreProcesses() {
        assertThatThrownBy(() -> Installation.find(image, environment))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("bin/runner");
    }
}
