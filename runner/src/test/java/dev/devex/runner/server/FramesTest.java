package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    @Started
    static TestRunner runner;

    static TestClient client;

    @BeforeAll
    static void start() {
        client = runner.connect();
    }

    @Test
    void speaksItsProtocolWithAClientThatOffersNone() {
        assertThat(client.subprotocol()).isEmpty();
        client.send("{\"event\":\"Connection\"}");
        assertThat(client.await("Loaded").getJsonObject("data")).containsKey("rootContents");
    }

    @Test
    void editsAFile() throws IOException {
        Files.createDirectories(runner.workspace.resolve("edit"));
        Files.writeString(runner.workspace.resolve("edit/a"), "hello");

        JsonObject fetched = client.data("fetchContent", Map.of("path", "edit/a"));
        JsonObject patched = client.data(
                "updateContent",
                Map.of(
                        "path", "edit/a",
                        "patch", "@@ -1,5 +1,6 @@\n hello\n+!\n",
                        "baseVersion", fetched.getString("version")));
        JsonObject replaced = client.data(
                "updateContent",
                Map.of("path", "edit/a", "content", "bye", "baseVersion", patched.getString("version")));

        assertThat(fetched.getString("content")).isEqualTo("hello");
        assertThat(patched.getBoolean("success")).isTrue();
        assertThat(replaced.getString("path")).isEqualTo("edit/a");
        assertThat(runner.workspace.resolve("edit/a")).hasContent("bye");
        assertThat(client.data("fetchContent", Map.of("path", "edit/a")).getString("version"))
                .isEqualTo(replaced.getString("version"));
    }

    @Test
    void createsMovesCopiesAndDeletes() {
        assertThat(client.data("createFolder", Map.of("path", "tree/a")).getBoolean("success"))
                .isTrue();
        assertThat(client.data("createFile", Map.of("path", "tree/a/b")).getString("path"))
                .isEqualTo("tree/a/b");
        JsonObject renamed = client.data("rename", Map.of("oldPath", "tree/a/b", "newPath", "tree/c"));
        JsonObject copied = client.data("copy", Map.of("sourcePath", "tree/c", "targetPath", "tree/d"));
        JsonObject listed = client.data("fetchDir", Map.of("dir", "tree"));

        assertThat(renamed.getString("newPath")).isEqualTo("tree/c");
        assertThat(copied.getString("targetPath")).isEqualTo("tree/d");
        assertThat(listed.getString("path")).isEqualTo("tree");
        assertThat(listed.getJsonArray("contents"))
                .isEqualTo(Json.createArrayBuilder(List.of(
                                Map.of("name", "a", "isDir", true),
                                Map.of("name", "c", "isDir", false),
                                Map.of("name", "d", "isDir", false)))
                        .build());
        assertThat(client.data("delete", Map.of("path", "tree")).getBoolean("success"))
                .isTrue();
        assertThat(runner.workspace.resolve("tree")).doesNotExist();
    }

    @Test
    void answersAFailureUnderItsOwnName() throws IOException {
        Files.write(runner.workspace.resolve("binary"), new byte[] {0});

        JsonObject binary = client.ask("fetchContent", Map.of("path", "binary"));
        JsonObject missing = client.ask("delete", Map.of("path", "not/there"));
        JsonObject outside = client.ask("rename", Map.of("oldPath", "../a", "newPath", "b"));
        JsonObject misfit = client.ask("updateContent", Map.of("path", "binary", "patch", "rubbish"));

        assertThat(binary.getString("event")).isEqualTo("fetchContentResponse");
        assertThat(binary.getJsonObject("data").getString("reason")).isEqualTo("binary");
        assertThat(missing.getString("event")).isEqualTo("deleteResponse");
        assertThat(missing.getJsonObject("data").getString("path")).isEqualTo("not/there");
        assertThat(missing.getJsonObject("data").getString("reason")).isEqualTo("missing");
        assertThat(missing.getJsonObject("data").getString("error")).endsWith(".");
        assertThat(outside.getString("event")).isEqualTo("renameResponse");
        assertThat(outside.getJsonObject("data")).containsKeys("error", "path", "oldPath", "newPath");
        assertThat(misfit.getString("event")).isEqualTo("updateContentResponse");
        assertThat(misfit.getJsonObject("data")).containsKey("error").doesNotContainKey("success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "[]", "{\"event\":\"nonsense\"}", "{\"event\":\"fetchDir\",\"data\":{}}", ""})
    void answersAMalformedFrameAndGoesOn(String text) {
        TestClient own = runner.connect();

        own.send(text);

        assertThat(own.await("error").getJsonObject("data").getString("message"))
                .isNotEmpty();
        assertThat(own.data("fetchDir", Map.of("dir", ""))).containsKey("contents");
    }

    @Test
    void namesTheEventAndTheIdInAnError() {
        client.send("{\"event\":\"copy\",\"id\":[1,{\"a\":null}],\"data\":{\"sourcePath\":\"a\"}}");

        JsonObject error = client.await(frame -> frame.getString("event").equals("error")
                && frame.getJsonObject("data").getString("event", "").equals("copy"));

        assertThat(error.get("id")).hasToString("[1,{\"a\":null}]");
    }

    @Test
    void keepsTheOrderOfEachPath() {
        for (int i = 0; i < 200; i++) {
            client.send("updateContent", Map.of("path", "order", "content", "x".repeat(i)));
        }

        assertThat(client.data("fetchContent", Map.of("path", "order")).getString("content"))
                .hasSize(199);
    }

    @Test
    void takesALargeFrameAndClosesOnOneThatIsTooLarge() {
        TestClient own = runner.connect();
        String padding = " ".repeat(15 << 20);
        own.send("{\"event\":\"fetchDir\",\"id\":1,\"data\":{\"dir\":\"\"}" + padding + "}");
        assertThat(own.await("fetchDirResponse").getInt("id")).isEqualTo(1);

        own.send("{\"event\":\"Connection\"" + padding + " ".repeat(2 << 20) + "}");

        assertThat(own.awaitClose()).isEqualTo(1009);
    }

    @Test
    void carriesAFileOfTheLargestSize() throws IOException {
        String content = "ü\n".repeat((10 << 20) / 3);
        Files.writeString(runner.workspace.resolve("large"), content);

        assertThat(client.data("fetchContent", Map.of("path", "large")).getString("content"))
                .isEqualTo(content);
        Files.writeString(runner.workspace.resolve("large"), content + content);
        assertThat(client.data("fetchContent", Map.of("path", "large")).getString("reason"))
                .isEqualTo("tooLarge");
    }
}
