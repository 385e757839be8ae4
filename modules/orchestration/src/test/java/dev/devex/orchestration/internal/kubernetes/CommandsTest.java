package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.orchestration.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands of a pod do as processes, whatever the runner in its image does. */
class CommandsTest {
    @TempDir
    private Path folder;

    @Test
    void leavesUsersTheUsualPorts() {
        assertThat(Commands.PORT).isBetween(61_000, 65_535);
    }

    @Test
    void goesOnSavingWhenThePodIsToldToEnd() throws Exception {
        var save = run(Commands.save(Duration.ofMinutes(1)), "touch begun; until [ -e saved ]; do sleep 0.05; done");
        Await.until(() -> Files.exists(folder.resolve("begun")));
        save.destroy();
        Files.createFile(folder.resolve("saved"));
        assertThat(save.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(save.exitValue()).isZero();
    }

    @Test
    void givesASaveThatHangsUp() throws Exception {
        var save = run(Commands.save(Duration.ofSeconds(1)), "touch begun; while :; do sleep 0.05; done");
        assertThat(save.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(save.exitValue()).isNotZero();
    }

    @Test
    void saysHowASaveEnded() throws Exception {
        assertThat(run(Commands.save(Duration.ofMinutes(1)), "exit 5").waitFor())
                .isEqualTo(5);
    }

    /** The command with a script in the place of the runner. */
    private Process run(List<String> command, String script) throws Exception {
        var replaced = new ArrayList<>(command.subList(0, command.indexOf(Commands.PROGRAM)));
        replaced.addAll(List.of("sh", "-c", script));
        return new ProcessBuilder(replaced).directory(folder.toFile()).start();
    }
}
