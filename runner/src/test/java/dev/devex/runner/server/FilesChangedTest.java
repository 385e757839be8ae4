package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each test has a runner of its own: one test's many changes would be told to the next as "read again". */
class FilesChangedTest {
    @Started
    private TestRunner runner;

    @Test
    void tellsWhatChanges() throws IOException {
        TestClient client = runner.connect();
        assertThat(client.data("watchFiles", Map.of()).getBoolean("success")).isTrue();
        assertThat(client.data("watchFiles", Map.of()).getBoolean("success")).isTrue();

        Files.writeString(runner.workspace.resolve("seen"), "");

        client.await(frame -> isChange(frame, "seen", "created"));
        assertThat(client.count("watchFilesResponse")).isEqualTo(2);
    }

    @Test
    void tellsNobodyWhoHasNotAsked() throws IOException {
        TestClient client = runner.connect();
        TestClient other = runner.connect();
        client.data("watchFiles", Map.of());

        Files.writeString(runner.workspace.resolve("quiet"), "");

        client.await(frame -> isChange(frame, "quiet", "created"));
        other.data("fetchDir", Map.of("dir", ""));
        assertThat(other.count("filesChanged")).isZero();
    }

    @Test
    void tellsAClientThatDoesNotReadToReadAgain() throws IOException {
        TestClient slow = runner.connect();
        TestClient quick = runner.connect();
        slow.data("watchFiles", Map.of());
        quick.data("watchFiles", Map.of());
        slow.stopReading();
        Path folder = Files.createDirectories(runner.workspace.resolve("busy"));
        for (int i = 0; i < 6000; i++) {
            Files.writeString(folder.resolve("a-rather-long-name-so-that-little-fits-" + "x".repeat(150) + i), "");
        }
        Files.writeString(runner.workspace.resolve("afterwards"), "");

        quick.await(frame -> isChange(frame, "afterwards", "created") || isRescan(frame));
        slow.readOn();

        slow.await(frame -> isChange(frame, "afterwards", "created") || isRescan(frame));
    }

    private static boolean isRescan(JsonObject frame) {
        return frame.getString("event").equals("filesChanged")
                && frame.getJsonObject("data").getBoolean("rescan");
    }

    private static boolean isChange(JsonObject frame, String path, String change) {
        return frame.getString("event").equals("filesChanged")
                && frame.getJsonObject("data").getJsonArray("changes").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(told -> told.getString("path").equals(path)
                                && told.getString("change").equals(change));
    }
}
