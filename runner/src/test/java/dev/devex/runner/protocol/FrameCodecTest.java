package dev.devex.runner.protocol;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.devex.runner.files.Entry;
import dev.devex.runner.files.FileChange;
import dev.devex.runner.search.SearchMatch;
import dev.devex.runner.search.SearchQuery;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {
    private static final String TERMINAL = "5f0c6ea2-6b0e-4d5e-9f38-5d1f3c1d2a77";
    private static final String VERSION = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private static final TerminalDescription SHARED = new TerminalDescription(
            TERMINAL,
            7,
            "vim main.js",
            "src",
            "vim",
            new TerminalSize(100, 30),
            List.of(
                    new TerminalDescription.Viewer("c1", "local:ada", true),
                    new TerminalDescription.Viewer("c2", "local:ada", false)));
    private static final TerminalDescription UNTITLED =
            new TerminalDescription(TERMINAL, 7, null, null, null, SHARED.size(), SHARED.viewers());

    private static final Map<String, ClientFrame> CLIENT = Map.ofEntries(
            entry("Connection", new FileFrame.Connection()),
            entry("fetchDir", new FileFrame.FetchDir("src")),
            entry("fetchContent", new FileFrame.FetchContent("src/main.js")),
            entry(
                    "updateContent",
                    new FileFrame.UpdateContent(
                            "src/main.js", Json.createValue("@@ -1,5 +1,4 @@\n-hello\n+h%C3%A9%25!\n"), null, VERSION)),
            entry("createFile", new FileFrame.CreateFile("src/new.js")),
            entry("createFolder", new FileFrame.CreateFolder("docs/pictures")),
            entry("delete", new FileFrame.Delete("docs")),
            entry("rename", new FileFrame.Rename("a.txt", "b.txt")),
            entry("copy", new FileFrame.Copy("a.txt", "c.txt")),
            entry("watchFiles", new FileFrame.WatchFiles()),
            entry(
                    "searchFiles",
                    new FileFrame.SearchFiles(
                            "s1",
                            new SearchQuery(
                                    "hel+o",
                                    SearchQuery.Scope.CONTENTS,
                                    true,
                                    true,
                                    true,
                                    List.of("*.js"),
                                    List.of("dist/**"),
                                    true,
                                    500))),
            entry("cancelSearch", new FileFrame.CancelSearch("s1")),
            entry("requestTerminal", new TerminalFrame.RequestTerminal(120, 40, "page-1")),
            entry(
                    "attachTerminal",
                    new TerminalFrame.AttachTerminal(TERMINAL, 4096L, new TerminalSize(100, 30), "page-1")),
            entry("detachTerminal", new TerminalFrame.DetachTerminal(TERMINAL)),
            entry("listTerminals", new TerminalFrame.ListTerminals()),
            entry("terminalInput", new TerminalFrame.TerminalInput("ls\r", TERMINAL)),
            entry("terminalAck", new TerminalFrame.TerminalAck(TERMINAL, 65536)),
            entry("terminalResize", new TerminalFrame.TerminalResize(100, 30, TERMINAL)),
            entry("closeTerminal", new TerminalFrame.CloseTerminal(TERMINAL)),
            entry("watchPorts", new ClientFrame.WatchPorts()),
            entry("watchSaves", new ClientFrame.WatchSaves()),
            entry("ping", new ClientFrame.Ping()));

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
                            "delete",
                            "There is no such file or folder.",
                            null,
                            Map.of("path", Json.createValue("docs")))),
            entry("renameResponse", new ServerFrame.RenameResponse("a.txt", "b.txt")),
            entry("copyResponse", new ServerFrame.CopyResponse("a.txt", "c.txt")),
            entry("watchFilesResponse", new ServerFrame.WatchFilesResponse()),
            entry(
                    "filesChanged",
                    new ServerFrame.FilesChanged(
                            List.of(
                                    new FileChange("src/a.js", FileChange.Kind.CREATED),
                                    new FileChange("b.txt", FileChange.Kind.MODIFIED),
                                    new FileChange("old", FileChange.Kind.DELETED)),
                            false)),
            entry(
                    "searchMatches",
                    new ServerFrame.SearchMatches(
                            "s1",
                            List.of(
                                    new SearchMatch(
                                            "src/main.js", new SearchMatch.Place(3, 9, 5, "  say(\"hello\")", 1)),
                                    new SearchMatch("README.md", null)))),
            entry("searchFilesResponse", new ServerFrame.SearchFilesResponse("s1", 2, 2, false, true)),
            entry("watchPortsResponse", new ServerFrame.WatchPortsResponse(List.of(new ListeningPort(5173, "node")))),
            entry("portsChanged", new ServerFrame.PortsChanged(List.of())),
            entry("watchSavesResponse", new ServerFrame.WatchSavesResponse(Optional.empty())),
            entry("savesChanged", new ServerFrame.SavesChanged(Optional.of(Duration.ofSeconds(12)))),
            entry("pong", new ServerFrame.Pong()),
            entry("terminalConnected", new ServerFrame.TerminalConnected(TERMINAL, 7, 4096, 12, SHARED.size())),
            entry("listTerminalsResponse", new ServerFrame.ListTerminalsResponse(List.of(SHARED))),
            entry("terminalChanged", new ServerFrame.TerminalChanged(UNTITLED)),
            entry("terminalReset", new ServerFrame.TerminalReset(TERMINAL, 1_048_576, 2_097_152)),
            entry("terminalResponse", new ServerFrame.TerminalResponse("grün 💡\r\n", TERMINAL, 65_536)),
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
                "{\"event\":\"terminalAck\",\"data\":{\"sessionId\":\"a\"}}",
                "{\"event\":\"terminalAck\",\"data\":{\"sessionId\":\"a\",\"sequence\":-1}}",
                "{\"event\":\"attachTerminal\",\"data\":{\"sessionId\":\"a\",\"cols\":80}}",
                "{\"event\":\"attachTerminal\",\"data\":{\"sessionId\":\"a\",\"client\":\"\"}}",
                "{\"event\":\"searchFiles\",\"data\":{\"searchId\":\"a\",\"query\":\"b\",\"in\":\"dreams\"}}",
                "{\"event\":\"searchFiles\",\"data\":{\"searchId\":\"a\",\"query\":\"b\",\"in\":\"names\",\"include\":\"*\"}}",
                "{\"event\":\"searchFiles\",\"data\":{\"searchId\":\"a\",\"query\":\"b\",\"in\":\"names\",\"limit\":0}}",
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
