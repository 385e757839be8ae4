package dev.devex.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking into the history of a repl, by a client that knows the contract and nothing else. */
class HistoryIT {
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static Devex devex;
    private static Client ada;

    private HistoryClient repl;

    @BeforeAll
    static void start() throws Exception {
        devex = Devex.start();
        ada = Client.signIn(devex.url(), "ada");
    }

    @AfterAll
    static void end() throws Exception {
        devex.close();
    }

    @BeforeEach
    void create() throws Exception {
        repl = HistoryClient.create(ada, "history");
    }

    @AfterEach
    void delete() throws Exception {
        repl.delete();
    }

    @Test
    void showsEveryState() throws Exception {
        repl.write("one");
        var one = repl.newest();
        repl.write("two");
        assertThat(repl.notes(one)).isEqualTo("one");
        assertThat(repl.notes("now")).isEqualTo("two");
        assertThat(HistoryClient.paths(repl.get("/snapshots/now/files"))).containsExactly("home", "workspace");
        assertThat(HistoryClient.paths(repl.get("/snapshots/now/files?in=workspace")))
                .startsWith("workspace/folder")
                .contains("workspace/notes.txt", "workspace/link");
        var diff = repl.get("/snapshots/" + one + "/diff?with=now");
        assertThat(diff.getString("from")).isEqualTo(one);
        assertThat(HistoryClient.changes(diff)).contains("changed workspace/notes.txt");
        assertThat(HistoryClient.changes(repl.get("/snapshots/1/diff"))).contains("added workspace/devex.json");
        assertThat(Client.array(ada.get(repl.path("/branches")))).isEmpty();
        assertThat(repl.snapshots().getJsonObject(0).getString("kind")).isEqualTo("save");
    }

    @Test
    void hasAStateDownloaded() throws Exception {
        repl.write("one");
        var zip = repl.bytes("/snapshots/now/archive");
        assertThat(zip.statusCode()).isEqualTo(200);
        assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(zip.headers().firstValueAsLong("Content-Length")).hasValue(zip.body().length);
        assertThat(zip.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"history.zip\"; filename*=UTF-8''history.zip");
        assertThat(HistoryClient.entries(zip.body()))
                .contains("home/", "workspace/notes.txt=one", "workspace/link=notes.txt");
        var folder = repl.bytes("/snapshots/now/archive?in=workspace/folder").body();
        assertThat(HistoryClient.entries(folder)).containsExactly("folder/", "folder/Zürich 1.txt=");
        var file = repl.bytes("/snapshots/now/files/workspace/folder/Z%C3%BCrich%201.txt");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"Z_rich 1.txt\"; filename*=UTF-8''Z%C3%BCrich%201.txt");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Content-Length")).contains("0");
        assertThat(file.headers().firstValue("ETag")).contains('"' + EMPTY + '"');
        assertThat(file.headers().firstValue("X-File-Mode")).contains("644");
    }

    @Test
    void endsNoDownloadThatCannotBeWhole() throws Exception {
        repl.run("head -c 12000000 /dev/urandom > large.bin");
        for (var pack : packs()) {
            damageTheEnd(pack);
        }
        for (var path : List.of("/snapshots/now/archive", "/snapshots/now/files/workspace/large.bin")) {
            assertThatThrownBy(() -> repl.bytes(path)).as(path).isInstanceOf(IOException.class);
        }
    }

    @Test
    void isForTheOwnerAlone() throws Exception {
        var eve = Client.signIn(devex.url(), "eve");
        for (var path : List.of(
                "/snapshots",
                "/branches",
                "/snapshots/now",
                "/snapshots/now/files",
                "/snapshots/now/files/workspace/devex.json",
                "/snapshots/now/diff",
                "/snapshots/now/archive")) {
            assertThat(ada.get(repl.path(path)).statusCode()).as(path).isEqualTo(200);
            assertThat(eve.get(repl.path(path)).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(eve.post(repl.path("/snapshots/1/restore")).statusCode()).isEqualTo(404);
        assertThat(eve.post(repl.path("/snapshots/1/fork"), "{\"name\":\"stolen\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/99",
                "/b1-x",
                "/0",
                "/%20",
                "/now/files?in=workspace/no",
                "/now/files/workspace/no",
                "/now/diff?with=99",
                "/now/archive?in=workspace/devex.json"
            })
    void doesNotFindWhatIsNotThere(String path) throws Exception {
        assertThat(ada.get(repl.path("/snapshots" + path)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/now/files?in=..",
                "/now/files?in=/etc",
                "/now/files/etc/passwd",
                "/now/files/workspace%2F..%2Fx",
                "/now/files/workspace%2F%00",
                "/now/archive?in=workspace/",
                "?before=x"
            })
    void refusesWhatCannotBe(String path) throws Exception {
        assertThat(ada.get(repl.path("/snapshots" + path)).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesToTakeAFolderForAFile() throws Exception {
        assertThat(ada.get(repl.path("/snapshots/now/files/workspace")).statusCode())
                .isEqualTo(409);
        assertThat(ada.post(repl.path("/snapshots/99/restore")).statusCode()).isEqualTo(404);
        assertThat(ada.post(repl.path("/snapshots/1/fork"), "{}").statusCode()).isEqualTo(400);
    }

    /** Where the embedded store keeps the packs of the repl. */
    private List<Path> packs() throws IOException {
        try (var files = Files.walk(devex.data())) {
            return files.filter(file -> file.toString().matches(".*" + repl.repl() + "/packs/[0-9a-f]{64}"))
                    .toList();
        }
    }

    private static void damageTheEnd(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(10), channel.size() - 10);
        }
    }
}
