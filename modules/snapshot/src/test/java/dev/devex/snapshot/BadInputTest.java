package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.snapshot.Omission.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workspace may hold that nobody had thought of: all of it is kept, or listed. */
class BadInputTest {
    private static final int LONG_PATH = 4000;
    private static final int LONGEST_NAME = 255;
    private static final String NAME = "d".repeat(200);

    /** 5 GB take as long as it takes to hash them twice. */
    private static final long SPARSE = Long.getLong("sparse.bytes", 256L << 20);

    private final StoredObjects store = new StoredObjects();
    private Path folder;
    private Roots source;
    private Roots target;

    @BeforeEach
    void makeRoots(@TempDir Path temporary) throws IOException {
        folder = temporary;
        source = new Roots(Files.createDirectory(folder.resolve("w")), Files.createDirectory(folder.resolve("h")));
        target = new Roots(folder.resolve("W"), folder.resolve("H"));
    }

    /** Java cannot delete what lies deeper than Linux takes at once. */
    @AfterEach
    void deleteWhatLiesDeep() throws Exception {
        run("rm -rf deep");
    }

    @Test
    void keepsPathsOfFourThousandBytes() throws Exception {
        var path = new StringBuilder("workspace");
        while (path.length() < LONG_PATH - LONGEST_NAME - 1) {
            path.append('/').append("d".repeat(LONGEST_NAME));
        }
        path.append('/');
        path.append("f".repeat(LONG_PATH - path.length()));
        String inside = path.substring("workspace/".length());
        Path file = source.workspace().resolve(inside);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "deep");

        assertThat(copy()).isEmpty();

        assertThat(path).hasSize(LONG_PATH);
        assertThat(target.workspace().resolve(inside)).hasContent("deep");
    }

    @Test
    void listsPathsThatLinuxDoesNotTakeAtOnce() throws Exception {
        run("mkdir deep && cd deep && for i in {1..30}; do mkdir " + NAME + " && cd " + NAME + "; done; echo x > file");
        Files.writeString(source.workspace().resolve("other"), "x");

        List<Omission> left = copy();

        assertThat(left).extracting(Omission::reason).containsExactly(Reason.PATH_TOO_LONG);
        assertThat(left.get(0).path()).matches("workspace/deep(/" + NAME + "){19,20}");
        assertThat(target.workspace().resolve("other")).hasContent("x");
    }

    @Test
    void listsPathsThatNoSnapshotCanName() throws Exception {
        source = new Roots(Files.createDirectory(folder.resolve("w/r")), source.home());
        run("mkdir deep && cd deep && for i in {1..19}; do mkdir " + NAME + " && cd " + NAME + "; done" + " && mkdir "
                + "e".repeat(247) + " && cd e* && touch " + "f".repeat(20) + "{1..3}");

        assertThat(copy()).hasSize(1).first().satisfies(left -> {
            assertThat(left.reason()).isEqualTo(Reason.PATH_TOO_LONG);
            assertThat(left.path()).endsWith("e");
        });
    }

    @Test
    void listsSocketsPipesAndDevices() throws Exception {
        run("mkfifo pipe && (mknod device c 1 3 || sudo -n mknod device c 1 3)");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(source.workspace().resolve("socket")));

            assertThat(copy())
                    .containsExactly(
                            new Omission("workspace/device", Reason.SPECIAL_FILE),
                            new Omission("workspace/pipe", Reason.SPECIAL_FILE),
                            new Omission("workspace/socket", Reason.SPECIAL_FILE));
        }
        assertThat(target.workspace()).isEmptyDirectory();
    }

    /** What nobody wrote takes no place. */
    @Test
    void keepsALargeFileThatIsMostlyHoles() throws Exception {
        Path disk = source.workspace().resolve("disk.img");
        try (var file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength(SPARSE);
            file.seek(SPARSE / 2);
            file.write("in the middle".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(copy()).isEmpty();

        assertThat(store.objects.values().stream()
                        .mapToInt(bytes -> bytes.length)
                        .sum())
                .isLessThan(1 << 20);
        Path copy = target.workspace().resolve("disk.img");
        assertThat(copy).hasSize(SPARSE);
        try (var file = new RandomAccessFile(copy.toFile(), "r")) {
            file.seek(SPARSE / 2);
            byte[] bytes = new byte[13];
            file.readFully(bytes);
            assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("in the middle");
        }
        run("[ $(stat -c %b " + copy + ") -lt 20000 ]");
    }

    private List<Omission> copy() throws IOException {
        var prepared = new SnapshotSaver(source, store, store, folder.resolve("index")).prepare(Optional.empty());
        SnapshotRestorer.restore(prepared.save().orElseThrow().manifest(), store, target);
        return prepared.omissions();
    }

    /** Runs a script in the workspace. */
    private void run(String script) throws IOException, InterruptedException {
        int status = new ProcessBuilder("bash", "-ec", script)
                .directory(source.workspace().toFile())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
    }
}
