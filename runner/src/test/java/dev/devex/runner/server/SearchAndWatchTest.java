package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchAndWatchTest {
    @TempDir
    static Path folder;

    static TestRunner runner;
    static TestClient client;

    @BeforeAll
    static void start() throws IOException, ServletException {
        runner = TestRunner.start(folder);
        client = runner.connect();
    }

    @AfterAll
    static void stop() {
        runner.close();
    }

    @Test
    void tellsWhatChanges() throws IOException {
        assertThat(client.data("watchFiles", Map.of()).getBoolean("success")).isTrue();
        assertThat(client.data("watchFiles", Map.of()).getBoolean("success")).isTrue();

        Files.writeString(runner.workspace.resolve("seen"), "");

        client.await(frame -> isChange(frame, "seen", "created"));
        assertThat(client.count("watchFilesResponse")).isEqualTo(2);
    }

    @Test
    void tellsNobodyWhoHasNotAsked() throws IOException {
        TestClient other = runner.connect();
        client.data("watchFiles", Map.of());

        Files.writeString(runner.workspace.resolve("quiet"), "");

        client.await(frame -> isChange(frame, "quiet", "created"));
        other.data("fetchDir", Map.of("dir", ""));
        assertThat(other.count("filesChanged")).isZero();
    }

    @Test
    void streamsMatchesAndThenTheSum() throws IOException {
        Files.createDirectories(runner.workspace.resolve("search"));
        for (int i = 0; i < 300; i++) {
            Files.writeString(runner.workspace.resolve("search/f" + i), "a needle\n");
        }

        JsonObject sum = client.data(
                "searchFiles",
                Map.of("searchId", "many", "query", "needle", "in", "contents", "include", List.of("search")));

        assertThat(sum.getInt("matches")).isEqualTo(300);
        assertThat(sum.getInt("files")).isEqualTo(300);
        assertThat(sum.getBoolean("truncated")).isFalse();
        assertThat(matches("many")).isEqualTo(300);
        JsonObject match = client.await(frame -> frame.getString("event").equals("searchMatches"))
                .getJsonObject("data")
                .getJsonArray("matches")
                .getJsonObject(0);
        assertThat(match.getInt("line")).isEqualTo(1);
        assertThat(match.getInt("column")).isEqualTo(3);
        assertThat(match.getString("text")).isEqualTo("a needle");
    }

    @Test
    void answersABadSearchUnderItsName() {
        JsonObject answer =
                client.data("searchFiles", Map.of("searchId", "bad", "query", "(", "in", "contents", "regex", true));

        assertThat(answer.getString("error")).endsWith(".");
        assertThat(answer.getString("searchId")).isEqualTo("bad");
    }

    @Test
    void findsNames() throws IOException {
        Files.createDirectories(runner.workspace.resolve("names"));
        Files.writeString(runner.workspace.resolve("names/Unlikely.txt"), "");

        client.data("searchFiles", Map.of("searchId", "names", "query", "unlikely", "in", "names"));

        assertThat(matches("names")).isEqualTo(1);
    }

    @Test
    void endsASearchThatIsCancelledReplacedOrLeft() throws IOException {
        fill("flood", 400);
        TestClient own = runner.connect();
        own.stopReading();
        own.send("searchFiles", flood("one"));
        own.send("searchFiles", flood("two"));
        own.send("cancelSearch", Map.of("searchId", "one"));
        own.send("searchFiles", flood("two"));
        own.send("cancelSearch", Map.of("searchId", "never begun"));
        own.readOn();

        own.await(frame -> isEnd(frame, "one") && frame.getJsonObject("data").getBoolean("cancelled", false));
        own.await(frame -> isEnd(frame, "two") && frame.getJsonObject("data").getBoolean("cancelled", false));
        own.await(frame -> isEnd(frame, "two") && !frame.getJsonObject("data").getBoolean("cancelled", false));
        own.send("searchFiles", flood("left"));
        own.close();

        assertThat(client.data("fetchDir", Map.of("dir", ""))).containsKey("contents");
    }

    @Test
    void refusesTooManySearchesAtOnce() throws IOException {
        fill("flood", 400);
        TestClient own = runner.connect();
        own.stopReading();
        for (int i = 0; i < 12; i++) {
            own.send("searchFiles", flood("many" + i));
        }
        own.readOn();

        for (int i = 0; i < 12; i++) {
            String id = "many" + i;
            own.await(frame -> isEnd(frame, id));
        }
        assertThat(own.sum(frame -> frame.getString("event").equals("searchFilesResponse")
                                && frame.getJsonObject("data").containsKey("error")
                        ? 1
                        : 0))
                .isLessThan(12);
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

    private static void fill(String name, int files) throws IOException {
        Path folder = Files.createDirectories(runner.workspace.resolve(name));
        for (int i = 0; i < files; i++) {
            Files.writeString(folder.resolve("f" + i), ("needle" + "x".repeat(300) + "\n").repeat(20));
        }
    }

    private static Map<String, Object> flood(String searchId) {
        return Map.of("searchId", searchId, "query", "needle", "in", "contents", "include", List.of("flood"));
    }

    private static boolean isEnd(JsonObject frame, String searchId) {
        return frame.getString("event").equals("searchFilesResponse")
                && frame.getJsonObject("data").getString("searchId").equals(searchId);
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

    private static int matches(String searchId) {
        return client.sum(frame -> frame.getString("event").equals("searchMatches")
                        && frame.getJsonObject("data").getString("searchId").equals(searchId)
                ? frame.getJsonObject("data").getJsonArray("matches").size()
                : 0);
    }
}
