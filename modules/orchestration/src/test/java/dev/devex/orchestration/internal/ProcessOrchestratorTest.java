package dev.devex.orchestration.internal;

import dev.devex.orchestration.OrchestratorContract;
import dev.devex.orchestration.SandboxWorld;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ProcessOrchestratorTest extends OrchestratorContract {
    private final Path folder;

    ProcessOrchestratorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Override
    protected SandboxWorld world() throws IOException {
        return ProcessWorld.in(folder);
    }
}
