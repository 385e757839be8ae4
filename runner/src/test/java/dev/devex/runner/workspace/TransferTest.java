package dev.devex.runner.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.Main;
import dev.devex.runner.OrdinaryUser;
import dev.devex.runner.workspace.CoreAndStore.Failure;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.SnapshotDigest;
import dev.devex.snapshot.SnapshotReader;
import dev.devex.snapshot.SnapshotWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
    private static final Patience SHORT = new Patience(Duration.ofMillis(200), Duration.ofMillis(1));
    private static final Failure AWAY = new Failure(503, "The store is away.");
    private static final Failure OLD_SESSION = new Failure(409, "A newer session has saved.");
    private static final String GRANTS = "/sandbox/repls/repl-1/grants";
    private static final String SAVES = "/sandbox/repls/repl-1/saves";

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream standardError = System.err;
    private Path sandbox;
    private Roots roots;
    private CoreAndStore server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        sandbox = Files.createDirectory(folder.resolve("sandbox"));
        roots = new Roots(
                Files.createDirectory(sandbox.resolve("workspace")), Files.createDirectory(sandbox.resolve("home")));
        server = new CoreAndStore();
        server.store(snapshot(Files.createDirectory(folder.resolve("stored"))));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(standardError);
        server.close();
    }

    @Test
    void savesAndCommits() throws IOException {
        Files.writeString(roots.workspace().resolve("file"), "mine");
        assertThat(save()).isZero();
        assertThat(server.committed()).isTrue();
        var restored = new Roots(sandbox.resolve("w"), sandbox.resolve("h"));
        SnapshotReader.restore(new ByteArrayInputStream(server.uploaded()), restored);
        assertThat(restored.workspace().resolve("file")).hasContent("mine");
    }

    @Test
    void leavesNothingBehindAfterSaving() throws IOException {
        save();
        server.fail(SAVES, OLD_SESSION);
        save();
        assertThat(namesIn(sandbox)).containsExactlyInAnyOrder("workspace", "home");
    }

    @Test
    void savesThoughCoreAndStoreFailForAWhile() throws IOException {
        server.fail(GRANTS, AWAY, AWAY);
        server.fail("/store/upload", AWAY);
        server.fail(SAVES, AWAY, AWAY);
        assertThat(save()).isZero();
        assertThat(server.committed()).isTrue();
    }

    @Test
    void neverReportsARejectedSaveAsDone() throws IOException {
        server.fail(SAVES, OLD_SESSION);
        assertThat(save()).isEqualTo(3);
        assertThat(lastLine()).isEqualTo("A newer session has saved.");
    }

    @Test
    void neverReportsAFailedUploadAsDone() throws IOException {
        server.fail("/store/upload", Stream.generate(() -> AWAY).limit(100).toArray(Failure[]::new));
        assertThat(save()).isEqualTo(4);
        assertThat(server.requests()).doesNotContain("POST " + SAVES);
    }

    @Test
    void asksTheOwnerWhenTheWorkspaceIsTooLarge() throws IOException {
        server.allow(10);
        assertThat(save()).isEqualTo(5);
        assertThat(lastLine()).startsWith("The workspace is too large to be saved: compressed it has 1 MB");
        assertThat(server.requests()).containsExactly("POST " + GRANTS);

        server.allow(1_000_000);
        server.fail(SAVES, new Failure(413, "It is too large."));
        assertThat(save()).isEqualTo(5);
        assertThat(lastLine()).isEqualTo("It is too large.");
    }

    @Test
    void savesNothingRatherThanLoseWhatCannotBeRead() throws Exception {
        OrdinaryUser.giveAway(Files.writeString(roots.workspace().resolve("foreign"), "x"));
        var command = Stream.concat(Stream.of("save"), arguments(CoreAndStore.TOKEN).stream());
        assertThat(OrdinaryUser.run(Main.class, command.toList())).isEqualTo(5);
        assertThat(server.requests()).isEmpty();
        assertThat(namesIn(sandbox)).containsExactlyInAnyOrder("workspace", "home");
    }

    @Test
    void saysTryAgainWhenTheCoreIsAway() throws IOException {
        server.close();
        assertThat(save()).isEqualTo(4);
        assertThat(restore()).isEqualTo(4);
        assertThat(lastLine()).isEqualTo("The server cannot be reached just now.");
    }

    @Test
    void neverSavesAMissingWorkspace() throws IOException {
        Files.delete(roots.workspace());
        assertThat(save()).isEqualTo(1);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void restoresIntoEmptyFolders() throws IOException {
        Files.setPosixFilePermissions(roots.workspace(), PosixFilePermissions.fromString("rwx------"));
        assertThat(restore()).isZero();
        assertThat(roots.workspace().resolve("file")).hasContent("stored");
        assertThat(roots.home().resolve(".profile")).hasContent("stored");
        assertThat(Files.getPosixFilePermissions(roots.workspace()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(namesIn(sandbox)).containsExactlyInAnyOrder("workspace", "home");
    }

    @Test
    void restoresIntoMissingFolders() throws IOException {
        Files.delete(roots.workspace());
        Files.delete(roots.home());
        assertThat(restore()).isZero();
        assertThat(roots.workspace().resolve("file")).hasContent("stored");
    }

    @Test
    void restoresThoughCoreAndStoreFailForAWhile() throws IOException {
        server.fail(GRANTS, AWAY);
        server.fail("/store/download", AWAY, AWAY);
        assertThat(restore()).isZero();
        assertThat(roots.workspace().resolve("file")).hasContent("stored");
    }

    @Test
    void refusesToRestoreOverWork() throws IOException {
        Files.writeString(roots.workspace().resolve("file"), "work");
        assertThat(restore()).isEqualTo(1);
        assertThat(roots.workspace().resolve("file")).hasContent("work");
    }

    @Test
    void restoresNothingOfADownloadThatBreaksOff() throws IOException {
        server.cutDownloads();
        assertThat(restore()).isEqualTo(4);
        assertNothingRestored();
    }

    @Test
    void restoresNothingOfADamagedSnapshot() throws IOException {
        byte[] bytes = server.stored();
        bytes[bytes.length / 2] ^= 1;
        server.store(bytes);
        assertThat(restore()).isEqualTo(3);
        assertNothingRestored();
    }

    @Test
    void restoresNothingThatIsNotWhatTheCoreSays() throws IOException {
        server.announce(new SnapshotDigest(1, "0".repeat(64)));
        assertThat(restore()).isEqualTo(3);
        assertNothingRestored();
    }

    @Test
    void refusesWithoutTheRightToken() throws IOException {
        assertThat(SaveCommand.run(arguments("stolen"))).isEqualTo(3);
        assertThat(RestoreCommand.run(arguments("stolen"))).isEqualTo(3);
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(SaveCommand.run(List.of())).isEqualTo(2);
        assertThat(RestoreCommand.run(List.of("--workspace", "x", "--home"))).isEqualTo(2);
        assertThat(lastLine()).startsWith("Usage: runner");
    }

    @Test
    void refusesAnAccessFileThatIsNone() throws IOException {
        Path file = Files.writeString(sandbox.resolveSibling("access.json"), "{}");
        assertThat(SaveCommand.run(arguments(file))).isEqualTo(2);
    }

    @Test
    void tellsNoSecrets() throws IOException {
        server.fail("/store/upload", Stream.generate(() -> AWAY).limit(100).toArray(Failure[]::new));
        save();
        server.cutDownloads();
        restore();
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .doesNotContain(CoreAndStore.TOKEN)
                .doesNotContain("signature");
    }

    private int save() throws IOException {
        return Transfer.run(arguments(CoreAndStore.TOKEN), SaveCommand::save, SHORT);
    }

    private int restore() throws IOException {
        return Transfer.run(arguments(CoreAndStore.TOKEN), RestoreCommand::restore, SHORT);
    }

    private List<String> arguments(String token) throws IOException {
        String json = """
                {"core": "%s", "repl": "repl-1", "session": 3, "token": "%s"}
                """.formatted(server.address(), token);
        return arguments(Files.writeString(sandbox.resolveSibling("access.json"), json));
    }

    private List<String> arguments(Path access) {
        return List.of(
                "--workspace",
                roots.workspace().toString(),
                "--home",
                roots.home().toString(),
                "--access",
                access.toString());
    }

    private void assertNothingRestored() throws IOException {
        assertThat(roots.workspace()).isEmptyDirectory();
        assertThat(roots.home()).isEmptyDirectory();
        assertThat(namesIn(sandbox)).containsExactlyInAnyOrder("workspace", "home");
    }

    private String lastLine() {
        List<String> lines = errors.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }

    private static byte[] snapshot(Path folder) throws IOException {
        var source = new Roots(
                Files.createDirectory(folder.resolve("workspace")), Files.createDirectory(folder.resolve("home")));
        Files.writeString(source.workspace().resolve("file"), "stored");
        Files.writeString(source.home().resolve(".profile"), "stored");
        var bytes = new ByteArrayOutputStream();
        SnapshotWriter.write(source, bytes);
        return bytes.toByteArray();
    }
}
