package dev.devex.orchestration.internal.kubernetes;

import dev.devex.orchestration.OrchestratorContract;
import dev.devex.orchestration.SandboxWorld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class KubernetesOrchestratorTest extends OrchestratorContract {
    private static final List<KubernetesWorld> WORLDS = new ArrayList<>();

    @Override
    protected SandboxWorld world() throws IOException {
        var world = new KubernetesWorld();
        WORLDS.add(world);
        return world;
    }

    @AfterAll
    static void close() {
        WORLDS.forEach(KubernetesWorld::close);
    }
}
