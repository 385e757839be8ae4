package dev.devex.runner.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.OrdinaryUser;
import dev.devex.runner.workspace.CoreAndStore.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both commands against a core and a store that fail in every way that is known. */
class TransferTest {
    private static final Failure AWAY = new Failure(503, "", "The store is away.");
    private static final Failure BROKEN = new Failure(500, "", "Something went wrong.");
    private static final Failure MOVED = new Failure(409, "moved", "The stored work has changed.");
    private static final String SNAPSHOT = "GET /sandbox/repls/repl-1/snapshot";
    private static final String UPLOADS = "POST /sandbox/repls/repl-1/uploads";
    private static final String SAVES = "POST /sandbox/repls/repl-1/saves";

    private Sandbox sandbox;
    private CoreAndStore server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        sandbox = new Sandbox(folder);
        server = sandbox.server();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void savesAndCommits() throws Exception {
        sandbox.write("file", "mine");
        assertThat(sandbox.save()).isZero();
        assertThat(sandbox.stored("file")).hasContent("mine");
        assertThat(sandbox.said())
                .isEqualTo("{\"number\":2,\"savedAt\":\"2026-01-01T00:00:00Z\",\"unchanged\":false}\n");
    }

    @Test
    void leavesWhatItHasRestoredBeforeAsItIs() throws Exception {
        sandbox.empty();
        assertThat(sandbox.restore()).isZero();
        sandbox.write("file", "edited since");
        assertThat(sandbox.restore()).isZero();
        assertThat(sandbox.file("file")).hasContent("edited since");
    }

    @Test
    void leavesAWorkspaceEmptyThatHasBeenEmptied() throws Exception {
        assertThat(sandbox.restore()).isZero();
        Files.delete(sandbox.file("file"));
        assertThat(sandbox.restore()).isZero();
        assertThat(sandbox.roots().workspace()).isEmptyDirectory();
        assertThat(sandbox.roots().home()).isNotEmptyDirectory();
    }

    @Test
    void putsAccessThatIsGivenOtherwiseIntoItsFileForAllThatComeLater() throws Exception {
        Path file = sandbox.accessFile().resolveSibling("state").resolve("access.json");
        Access.receive(file, Files.readString(sandbox.accessFile()));
        assertThat(file).hasSameTextualContentAs(sandbox.accessFile());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void uploadsAndCommitsNothingWhenNothingHasChanged() throws Exception {
        sandbox.write("file", "mine");
        sandbox.save();
        server.forgetRequests();
        assertThat(sandbox.save()).isZero();
        assertThat(server.requests()).containsExactly(SNAPSHOT);
        assertThat(sandbox.said()).endsWith("{\"number\":2,\"savedAt\":\"2026-01-01T00:00:00Z\",\"unchanged\":true}\n");
    }

    @Test
    void asksTheCoreTwiceToSaveALittle() throws Exception {
        sandbox.write("file", "mine");
        sandbox.save();
        sandbox.write("file", "changed");
        server.forgetRequests();
        assertThat(sandbox.save()).isZero();
        assertThat(server.requests()).hasSize(4).startsWith(UPLOADS).endsWith(SAVES);
        assertThat(server.requests().get(1)).startsWith("PUT /store/packs/");
        assertThat(server.requests().get(2)).startsWith("PUT /store/manifests/");
    }

    @Test
    void savesTheRestAndSaysSoWhereAFileCannotBeRead() throws Exception {
        sandbox.write("foreign", "theirs");
        OrdinaryUser.giveAway(sandbox.file("foreign"));
        sandbox.write("file", "mine");
        assertThat(sandbox.saveAsOrdinaryUser()).isEqualTo(5);
        assertThat(sandbox.stored("file")).hasContent("mine");
        assertThat(sandbox.saveAsOrdinaryUser()).isEqualTo(5);
        assertThat(server.newest()).isEqualTo(2);
    }

    @Test
    void asksAgainWhereAConflictIsCutOff() throws Exception {
        sandbox.write("file", "mine");
        server.fail(SAVES, new Failure(409, "{\"detail\": \"The sto"));
        assertThat(sandbox.save()).isZero();
        assertThat(sandbox.stored("file")).hasContent("mine");
    }

    @Test
    void asksAgainWhereAnAnswerIsCutOff() throws Exception {
        sandbox.empty();
        server.fail(SNAPSHOT, new Failure(200, ""), new Failure(200, "{\"number\": 1, \"sess"));
        assertThat(sandbox.restore()).isZero();
        sandbox.write("file", "mine");
        server.fail(UPLOADS, new Failure(201, "{\"uploads\": [{"));
        server.fail(SAVES, new Failure(201, ""));
        assertThat(sandbox.save()).isZero();
        assertThat(sandbox.stored("file")).hasContent("mine");
    }

    @Test
    void savesThoughCoreAndStoreFailForAWhile() throws Exception {
        sandbox.write("file", "mine");
        server.fail(SNAPSHOT, AWAY, BROKEN);
        server.fail(UPLOADS, BROKEN, AWAY);
        server.fail("PUT ", AWAY, BROKEN);
        server.fail(SAVES, AWAY, AWAY);
        assertThat(sandbox.save()).isZero();
        assertThat(sandbox.stored("file")).hasContent("mine");
    }

    @Test
    void asksAnewWhenPermissionsHaveExpired() throws Exception {
        sandbox.write("file", "mine");
        server.fail("PUT ", new Failure(403, "", "Request has expired"));
        assertThat(sandbox.save()).isZero();
        sandbox.empty();
        server.fail("GET /store", new Failure(403, "", "Request has expired"));
        assertThat(sandbox.restore()).isZero();
        assertThat(sandbox.file("file")).hasContent("mine");
    }

    @Test
    void goesOnWithWhatIsStoredAlready() throws Exception {
        sandbox.write("file", "mine");
        server.fail("PUT ", new Failure(412, "", "It is there."));
        server.fail(SAVES, new Failure(422, "", "The pack is missing."));
        assertThat(sandbox.save()).isZero();
        assertThat(sandbox.stored("file")).hasContent("mine");
    }

    @Test
    void beginsAgainFromTheNewestWhenThatIsAnotherMeanwhile() throws Exception {
        sandbox.write("file", "mine");
        server.fail(SAVES, MOVED);
        assertThat(sandbox.save()).isZero();
        assertThat(Collections.frequency(server.requests(), SNAPSHOT)).isGreaterThan(1);
        server.bringBack(1);
        sandbox.write("other", "mine too");
        assertThat(sandbox.save()).isZero();
        assertThat(server.newest()).isEqualTo(4);
        assertThat(sandbox.stored("file")).hasContent("mine");
        assertThat(sandbox.stored("other")).hasContent("mine too");
    }

    @Test
    void doesNotBeginAgainForEver() throws Exception {
        sandbox.write("file", "mine");
        server.fail(SAVES, Collections.nCopies(100, MOVED).toArray(Failure[]::new));
        assertThat(sandbox.save()).isEqualTo(3);
        assertThat(sandbox.lastLine()).isEqualTo("The stored work has changed.");
    }

    @Test
    void keepsWhatASandboxOfAnOldSessionHasAside() throws Exception {
        sandbox.write("file", "mine");
        sandbox.save();
        sandbox.write("file", "late");
        server.endSession();
        assertThat(sandbox.save()).isEqualTo(3);
        assertThat(sandbox.lastLine()).isEqualTo("A newer session of this repl has begun.");
        assertThat(server.branches()).hasSize(1);
        assertThat(server.newest()).isEqualTo(2);
        assertThat(sandbox.stored("file")).hasContent("mine");
    }

    @Test
    void neverReportsAFailedUploadAsDone() throws Exception {
        sandbox.write("file", "mine");
        server.fail("PUT ", Collections.nCopies(1000, AWAY).toArray(Failure[]::new));
        assertThat(sandbox.save()).isEqualTo(4);
        assertThat(server.requests()).doesNotContain(SAVES);
        assertThat(sandbox.lastLine()).isEqualTo("The store cannot be reached just now.");
    }

    @Test
    void asksTheOwnerWhenTheWorkspaceIsTooLarge() throws Exception {
        sandbox.write("file", "mine");
        server.fail(UPLOADS, new Failure(413, "", "It is too large."));
        assertThat(sandbox.save()).isEqualTo(5);
        assertThat(sandbox.lastLine()).isEqualTo("It is too large.");
    }

    @Test
    void saysTryAgainWhenTheCoreIsAway() throws Exception {
        server.close();
        assertThat(sandbox.save()).isEqualTo(4);
        assertThat(sandbox.restore()).isEqualTo(4);
        assertThat(sandbox.lastLine()).isEqualTo("The server cannot be reached just now.");
    }

    @Test
    void neverSavesAMissingWorkspace() throws Exception {
        Files.delete(sandbox.roots().workspace());
        assertThat(sandbox.save()).isEqualTo(1);
        assertThat(server.newest()).isEqualTo(1);
    }

    @Test
    void restoresIntoEmptyFolders() throws Exception {
        Files.setPosixFilePermissions(sandbox.roots().workspace(), PosixFilePermissions.fromString("rwx------"));
        assertThat(sandbox.restore()).isZero();
        assertThat(sandbox.file("file")).hasContent("stored");
        assertThat(sandbox.roots().home().resolve(".profile")).hasContent("stored");
        assertThat(Files.getPosixFilePermissions(sandbox.roots().workspace()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void restoresIntoMissingFolders() throws Exception {
        Files.delete(sandbox.roots().workspace());
        Files.delete(sandbox.roots().home());
        assertThat(sandbox.restore()).isZero();
        assertThat(sandbox.file("file")).hasContent("stored");
    }

    @Test
    void restoresThoughCoreAndStoreFailForAWhile() throws Exception {
        server.fail(SNAPSHOT, AWAY);
        server.fail("GET /store", AWAY, BROKEN);
        assertThat(sandbox.restore()).isZero();
        assertThat(sandbox.file("file")).hasContent("stored");
    }

    @Test
    void goesOnWithDownloadsThatBreakOff() throws Exception {
        sandbox.write("random", sandbox.random(1 << 20));
        sandbox.save();
        server.cutDownloads();
        sandbox.empty();
        assertThat(sandbox.restore()).isZero();
        assertThat(sandbox.file("random")).hasContent(sandbox.random(1 << 20));
    }

    @Test
    void refusesToRestoreOverWork() throws Exception {
        sandbox.write("file", "work");
        assertThat(sandbox.restore()).isEqualTo(1);
        assertThat(sandbox.file("file")).hasContent("work");
    }

    @Test
    void restoresNothingOfADamagedSnapshot() throws Exception {
        sandbox.objects().damage("packs/");
        assertThat(sandbox.restore()).isEqualTo(3);
        sandbox.assertNothingRestored();
    }

    @Test
    void refusesWithoutTheRightToken() throws Exception {
        sandbox.access("stolen");
        assertThat(sandbox.save()).isEqualTo(3);
        assertThat(sandbox.restore()).isEqualTo(3);
    }

    @Test
    void renewsATokenThatItHasHadForLong() throws Exception {
        sandbox.save();
        assertThat(sandbox.accessFile()).content().contains(CoreAndStore.TOKEN);
        Files.setLastModifiedTime(
                sandbox.accessFile(), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertThat(sandbox.save()).isZero();
        assertThat(sandbox.accessFile()).content().contains(CoreAndStore.RENEWED, "repl-1", "\"session\":3");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sandbox.accessFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void goesOnWithTheOldTokenWhereItGetsNoOther() throws Exception {
        server.fail("POST /sandbox/repls/repl-1/tokens", AWAY, AWAY);
        Files.setLastModifiedTime(
                sandbox.accessFile(), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertThat(sandbox.save()).isZero();
        assertThat(sandbox.accessFile()).content().contains(CoreAndStore.TOKEN);
    }

    @Test
    void leavesNothingInTheFoldersOfTheUserNorBesideThem() throws Exception {
        sandbox.write("file", "mine");
        sandbox.save();
        server.fail(SAVES, MOVED, MOVED, MOVED, MOVED, MOVED);
        sandbox.write("file", "changed");
        sandbox.save();
        assertThat(sandbox.names()).containsExactlyInAnyOrder("workspace", "home");
        assertThat(sandbox.roots().workspace()).isDirectoryContaining("glob:**/file");
        assertThat(sandbox.roots().home()).isEmptyDirectory();
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(SaveCommand.run(List.of())).isEqualTo(2);
        assertThat(RestoreCommand.run(List.of("--workspace", "x", "--home"))).isEqualTo(2);
        assertThat(sandbox.lastLine()).startsWith("Usage: runner");
    }

    @Test
    void refusesAnAccessFileThatIsNone() throws Exception {
        Files.writeString(sandbox.accessFile(), "{}");
        assertThat(sandbox.save()).isEqualTo(2);
    }

    @Test
    void tellsNoSecrets() throws Exception {
        sandbox.write("file", "mine");
        server.fail("PUT ", Collections.nCopies(1000, AWAY).toArray(Failure[]::new));
        sandbox.save();
        sandbox.empty();
        server.fail("GET /store", Collections.nCopies(1000, AWAY).toArray(Failure[]::new));
        sandbox.restore();
        assertThat(sandbox.errors()).doesNotContain(CoreAndStore.TOKEN).doesNotContain("signature");
    }
}
