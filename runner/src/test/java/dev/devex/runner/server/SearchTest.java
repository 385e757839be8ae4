package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchTest {
    @Started
    static TestRunner runner;

    static TestClient client;

    @BeforeAll
    static void start() {
        client = runner.connect();
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

    private static int matches(String searchId) {
        return client.sum(frame -> frame.getString("event").equals("searchMatches")
                        && frame.getJsonObject("data").getString("searchId").equals(searchId)
                ? frame.getJsonObject("data").getJsonArray("matches").size()
                : 0);
    }
}
