package dev.devex.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.EmbeddedRedis;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.TestSandbox;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceDescription;
import dev.devex.storage.internal.StandaloneStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {
    private static final UserId ADA = new UserId("local:ada");

    private final Workspace one = new Workspace(ADA, ReplId.random());
    private final Workspace two = new Workspace(new UserId("github:7"), ReplId.random());
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private EmbeddedS3 s3;
    private StandaloneStore store;

    @TempDir
    @SuppressWarnings("NullAway")
    private Path folder;

    @BeforeEach
    void start(@TempDir Path templates) throws IOException {
        Path template = Files.createDirectory(templates.resolve("plain"));
        Files.writeString(template.resolve("devex.json"), "{\"title\":\"Plain\",\"description\":\"For tests\"}");
        s3 = new EmbeddedS3();
        store = new StandaloneStore(s3.endpoint(), templates);
        for (Workspace workspace : List.of(one, two)) {
            store.store().create(workspace, "plain");
            new TestSandbox(store.store(), workspace, 1).save("work of " + workspace.owner());
        }
        store.store().describe(one, new WorkspaceDescription("Zürich 🦊", "plain", Instant.EPOCH, 1));
        environment.putAll(Map.of(
                "S3_ENDPOINT", s3.endpoint().toString(),
                "S3_BUCKET", EmbeddedS3.BUCKET,
                "S3_ACCESS_KEY", EmbeddedS3.ACCESS_KEY,
                "S3_SECRET_KEY", EmbeddedS3.SECRET_KEY));
    }

    @AfterEach
    void stop() throws IOException {
        store.close();
        s3.close();
    }

    @Test
    void listsInColumns() {
        assertThat(recover("list")).isZero();
        List<String> lines = text(out).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("OWNER +REPL +NAME +TEMPLATE +SNAPSHOT +SAVED AT +ENTRIES +SIZE");
        assertThat(lines)
                .anyMatch(line ->
                        line.matches("local:ada +" + one.repl() + " +Zürich 🦊 +plain +2 +[0-9T:.-]+Z +3 +17 B"))
                .anyMatch(line -> line.matches("github:7 +" + two.repl() + " +- +- +2 .*"));
    }

    @Test
    void listsWhatItCanThoughAHeadIsDamaged() throws IOException {
        Files.writeString(object(two, "head.json"), "{");
        assertThat(recover("list")).isOne();
        assertThat(text(out))
                .contains(one.repl().value())
                .doesNotContain(two.repl().value());
        assertThat(text(err)).isEqualTo("github:7/" + two.repl() + ": head.json is damaged.\n");
    }

    @Test
    void verifiesAllOrSome() throws IOException {
        assertThat(recover("verify", "--all")).isZero();
        assertThat(text(out))
                .contains("whole    local:ada/" + one.repl() + "  2 snapshots\n")
                .endsWith("2 workspaces: 2 whole, 0 damaged.\n");
        Path pack = damagePack(two);

        assertThat(recover("verify", "--all")).isOne();
        assertThat(text(out))
                .contains("DAMAGED  github:7/" + two.repl() + "  2 snapshots\n         packs/" + pack.getFileName()
                        + " is damaged. Lost: 1 file of snapshot 2 (newest).\n")
                .contains("whole    local:ada/" + one.repl())
                .endsWith("2 workspaces: 1 whole, 1 damaged.\n");
        assertThat(recover("verify", one.repl().value())).isZero();
        assertThat(recover("verify", "github:7/" + two.repl())).isOne();
    }

    @Test
    void restoresIntoAFolder() {
        Path there = folder.resolve("there");
        assertThat(recover("restore", one.repl().value(), "--to", there.toString()))
                .isZero();
        assertThat(there.resolve("workspace/hello.txt")).hasContent("work of local:ada");
        assertThat(text(out)).startsWith("Snapshot 2 of local:ada/" + one.repl() + ", saved at ");
        assertThat(recover("restore", one.repl().value(), "--to", there.toString()))
                .isEqualTo(2);
        assertThat(text(err)).isEqualTo(there + " is not an empty folder.\n");
        Path before = folder.resolve("before");
        assertThat(recover("restore", one.repl().value(), "--to", before.toString(), "--snapshot", "1"))
                .isZero();
        assertThat(before.resolve("workspace/devex.json")).exists();
        assertThat(recover("restore", one.repl().value(), "--to", folder + "/no", "--snapshot", "9"))
                .isEqualTo(2);
    }

    @Test
    void restoresWhatIsSoundAndNamesTheRest() throws IOException {
        damagePack(two);
        Path there = folder.resolve("there");
        assertThat(recover("restore", two.repl().value(), "--to", there.toString()))
                .isOne();
        assertThat(there.resolve("workspace")).isEmptyDirectory();
        assertThat(text(out)).startsWith("Snapshot 2 of github:7/" + two.repl());
        assertThat(text(err))
                .startsWith("LOST  workspace/hello.txt\n")
                .endsWith("so they are missing: 1. An earlier snapshot may have them.\n");
    }

    @Test
    void makesTheRecordsOnce() throws IOException {
        try (var redis = new EmbeddedRedis()) {
            environment.put("REDIS_URL", redis.url().toString());
            assertThat(recover("records", "--dry-run")).isZero();
            assertThat(text(out))
                    .contains("would be made  local:ada/")
                    .endsWith("2 records would be made, 0 could not be read.\n");
            assertThat(recover("records")).isZero();
            assertThat(text(out))
                    .contains("made           local:ada/")
                    .endsWith("2 workspaces: 2 records made, 0 could not be read.\n");
            Files.delete(object(two, "head.json"));
            assertThat(recover("records")).isOne();
            assertThat(text(out))
                    .isEqualTo("existing       local:ada/" + one.repl()
                            + "\n2 workspaces: 0 records made, 1 could not be read.\n");
        }
        assertThat(recover("records")).isOne();
        assertThat(text(err).lines()).last().asString().contains("just now. (");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lists",
                "list all",
                "verify",
                "verify --all repl-1",
                "verify repl-1",
                "verify --some",
                "restore repl-00000000-0000-0000-0000-000000000000 --to x",
                "restore local:ada/repl-1 --to x",
                "restore --to x",
                "restore repl-1 repl-2 --to x",
                "restore repl-1",
                "restore repl-1 --to",
                "restore repl-1 --to x --snapshot 0",
                "restore repl-1 --to x --snapshot b1",
                "records",
                "records --dry"
            })
    void saysWhatMustBePutRight(String line) {
        assertThat(recover(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(text(out)).isEmpty();
        assertThat(text(err)).endsWith(".\n");
        assertThat(text(err).lines().count()).isEqualTo(line.isEmpty() ? 5 : 1);
    }

    @Test
    void namesTheSettingThatIsMissing() {
        environment.put("S3_BUCKET", " ");
        assertThat(recover("list")).isEqualTo(2);
        assertThat(text(err)).isEqualTo("S3_BUCKET is missing.\n");
    }

    @Test
    void saysWhyTheStoreCannotBeReached() throws IOException {
        environment.put("S3_SECRET_KEY", "hidden-from-all");
        assertThat(recover("list")).isOne();
        assertThat(text(err))
                .startsWith("The stored work cannot be reached just now. (")
                .doesNotContain("hidden");
    }

    @Test
    void looksAtManyInOrderAndHoldsFew() {
        var seen = new ArrayList<Integer>();
        var begun = new AtomicInteger();
        new InOrder(4)
                .forEach(
                        IntStream.range(0, 1000).boxed(),
                        number -> {
                            begun.incrementAndGet();
                            return number;
                        },
                        number -> {
                            seen.add(number);
                            assertThat(begun.get()).isLessThan(number + 20);
                        });
        assertThat(seen).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    private int recover(String... arguments) {
        out.reset();
        err.reset();
        return new Recovery(environment, stream(out), stream(err)).run(List.of(arguments));
    }

    /** Returns the only one. */
    private Path damagePack(Workspace workspace) throws IOException {
        try (var packs = Files.list(object(workspace, "packs"))) {
            Path pack = packs.findAny().orElseThrow();
            Files.write(pack, new byte[10]);
            return pack;
        }
    }

    /** Where the server of the test keeps an object, or a folder of some. */
    private Path object(Workspace workspace, String name) {
        return s3.folder()
                .resolve(EmbeddedS3.BUCKET)
                .resolve("repl/" + workspace.owner() + "/" + workspace.repl())
                .resolve(name);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
