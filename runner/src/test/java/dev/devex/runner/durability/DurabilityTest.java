package dev.devex.runner.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.durability.Outcome.Event;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
    private static final int SAVER_KILLS = 30;
    private static final int CORE_KILLS = 3;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void losesNothingThatWasAcknowledged(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        try (var site = new Site(folder, seed)) {
            Outcome outcome = new Rounds(site, seed).run(0, SAVER_KILLS, CORE_KILLS);
            System.out.println(outcome + ", " + site);
            assertThat(outcome.losses()).as("with seed " + seed).isEmpty();
            assertThat(outcome.counted(Event.SAVE_ACKNOWLEDGED)).isPositive();
        }
    }
}
