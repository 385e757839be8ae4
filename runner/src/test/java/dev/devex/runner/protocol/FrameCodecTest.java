package dev.devex.runner.protocol;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.devex.runner.files.Entry;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {
    private static final String TERMINAL = "5f0c6ea2-6b0e-4d5e-9f38-5d1f3c1d2a77";
    private static final String VERSION = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private static final Map<String, ClientFrame> CLIENT = Map.ofEntries(
            entry("Connection", new ClientFrame.Connection()),
            entry("fetchDir", new ClientFrame.FetchDir("src")),
            entry("fetchContent", new ClientFrame.FetchContent("src/main.js")),
            entry(
                    "updateContent",
                    new ClientFrame.UpdateContent(
                            "src/main.js", Json.createValue("@@ -1,5 +1,4 @@\n-hello\n+h%C3%A9%25!\n"), null, VERSION)),
            entry("createFile", new ClientFrame.CreateFile("src/new.js")),
            entry("createFolder", new ClientFrame.CreateFolder("docs/pictures")),
            entry("delete", new ClientFrame.Delete("docs")),
            entry("rename", new ClientFrame.Rename("a.txt", "b.txt")),
            entry("copy", new ClientFrame.Copy("a.txt", "c.txt")),
            entry("requestTerminal", new ClientFrame.RequestTerminal(120, 40)),
            entry("terminalInput", new ClientFrame.TerminalInput("ls\r", TERMINAL)),
            entry("terminalResize", new ClientFrame.TerminalResize(100, 30, TERMINAL)),
            entry("closeTerminal", new ClientFrame.CloseTerminal(TERMINAL)));

    private static final Map<String, ServerFrame> SERVER = Map.ofEntries(
            entry("Loaded", new ServerFrame.Loaded(List.of(new Entry("src", true), new Entry("README.md", false)))),
            entry("fetchDirResponse", new ServerFrame.FetchDirResponse(List.of(new Entry("main.js", false)), "src")),
            entry("fetchContentResponse", new ServerFrame.FetchContentResponse("hello", "src/main.js", VERSION)),
            entry("updateContentResponse", new ServerFrame.UpdateContentResponse("src/main.js", VERSION)),
            entry("createFileResponse", new ServerFrame.CreateFileResponse("src/new.js")),
            entry("createFolderResponse", new ServerFrame.CreateFolderResponse("docs/pictures")),
            entry(
                    "deleteResponse",
                    new ServerFrame.Failure(
                            "delete", "There is no such file or folder.", null, Map.of("path", "docs"))),
            entry("renameResponse", new ServerFrame.RenameResponse("a.txt", "b.txt")),
            entry("copyResponse", new ServerFrame.CopyResponse("a.txt", "c.txt")),
            entry("terminalConnected", new ServerFrame.TerminalConnected(TERMINAL)),
            entry("terminalResponse", new ServerFrame.TerminalResponse("grün 💡\r\n", TERMINAL)),
            entry("terminalClosed", new ServerFrame.TerminalClosed(TERMINAL, 129)),
            entry("error", new ServerFrame.ErrorMessage("There is no such terminal.", "terminalInput")));

    private final FrameCodec codec = new FrameCodec();

    static Stream<String> clientEvents() {
        return CLIENT.keySet().stream();
    }

    static Stream<String> serverEvents() {
        return SERVER.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("clientEvents")
    void readsEveryGoldenFrame(String event) throws IOException {
        Request request = codec.decode(golden(event));

        assertThat(request.frame()).isEqualTo(CLIENT.get(event));
        assertThat(request.id()).isEqualTo(parse(golden(event)).asJsonObject().get("id"));
    }

    @ParameterizedTest
    @MethodSource("serverEvents")
    void writesEveryGoldenFrame(String event) throws IOException {
        JsonValue golden = parse(golden(event));

        String written = codec.encode(
                Objects.requireNonNull(SERVER.get(event)), golden.asJsonObject().get("id"));

        assertThat(parse(written)).isEqualTo(golden);
    }

    @Test
    void coversEveryGoldenFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/frames"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(clientEvents(), serverEvents()).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "1",
                "{\"data\":{}}",
                "{\"event\":7}",
                "{\"event\":\"noSuchEvent\",\"data\":{}}",
                "{\"event\":\"fetchDir\"}",
                "{\"event\":\"fetchDir\",\"data\":[]}",
                "{\"event\":\"fetchDir\",\"data\":{\"dir\":null}}",
                "{\"event\":\"fetchContent\",\"data\":{\"path\":7}}",
                "{\"event\":\"updateContent\",\"data\":{\"path\":\"a\"}}",
                "{\"event\":\"updateContent\",\"data\":{\"path\":\"a\",\"content\":\"\",\"patch\":\"\"}}",
                "{\"event\":\"updateContent\",\"data\":{\"path\":\"a\",\"patch\":7}}",
                "{\"event\":\"rename\",\"data\":{\"oldPath\":\"a\"}}",
                "{\"event\":\"terminalResize\",\"data\":{\"rows\":10}}",
                "{\"event\":\"terminalResize\",\"data\":{\"rows\":10,\"cols\":0}}",
                "{\"event\":\"requestTerminal\",\"data\":{\"rows\":1e99}}",
                "{\"event\":\"terminalInput\",\"data\":{}}",
                "{\"event\":\"Connection\"} and more"
            })
    void refusesWhatIsNoFrame(String text) {
        assertThat(catchThrowableOfType(MalformedFrameException.class, () -> codec.decode(text)))
                .isNotNull();
    }

    @Test
    void refusesEndlessNesting() {
        String deep = "{\"event\":\"Connection\",\"data\":" + "[".repeat(100_000);

        assertThat(catchThrowableOfType(MalformedFrameException.class, () -> codec.decode(deep)))
                .isNotNull();
    }

    @Test
    void namesTheEventAndTheIdOfWhatItRefuses() {
        MalformedFrameException refused = catchThrowableOfType(
                MalformedFrameException.class,
                () -> codec.decode("{\"event\":\"delete\",\"id\":{\"a\":1},\"data\":{}}"));

        assertThat(refused.answer().event()).isEqualTo("delete");
        assertThat(refused.answer().message()).contains("path");
        assertThat(refused.id()).hasToString("{\"a\":1}");
    }

    private static JsonValue parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    private static String golden(String event) throws IOException {
        try (InputStream file = FrameCodecTest.class.getResourceAsStream("/frames/" + event + ".json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
