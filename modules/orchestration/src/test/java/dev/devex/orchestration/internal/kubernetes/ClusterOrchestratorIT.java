package dev.devex.orchestration.internal.kubernetes;

import dev.devex.orchestration.OrchestratorContract;
import dev.devex.orchestration.SandboxWorld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** In a real cluster. */
class ClusterOrchestratorIT extends OrchestratorContract {
    private static final List<ClusterWorld> WORLDS = new ArrayList<>();

    @Override
    protected SandboxWorld world() throws IOException {
        var world = new ClusterWorld();
        WORLDS.add(world);
        return world;
    }

    @AfterAll
    static void close() {
        WORLDS.forEach(ClusterWorld::close);
    }
}
