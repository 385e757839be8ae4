package dev.devex.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of repls when the server is killed in the worst of moments and started again. */
class CrashIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LARGE = 64 << 20;
    private static final Set<String> SETTLED = Set.of("STOPPED", "RUNNING", "FAILED");

    private static Devex devex;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        devex = Devex.start();
        client = Client.signIn(devex.url(), "ada");
    }

    @AfterEach
    void delete() throws Exception {
        for (var repl : Client.array(client.get("/api/repls"))) {
            client.deleteWhole(repl.asJsonObject().getString("id"));
        }
    }

    @AfterAll
    static void end() throws Exception {
        devex.close();
    }

    @Test
    void settlesReplsThatWereStarting() throws Exception {
        var repls = List.of(create("first", "kept"), create("second", "kept"), create("third", "kept"));
        for (var repl : repls) {
            // One after the other, so that the kill meets each in another step.
            Client.expect(client.post("/api/repls/" + repl + "/start"), 202);
            Await.until(PATIENCE, "a sandbox", () -> Files.exists(sandbox(repl)));
        }
        crash();
        for (var repl : repls) {
            var state = settled(repl);
            assertThat(runners(repl)).hasSize(state.equals("RUNNING") ? 1 : 0);
            if (!state.equals("RUNNING")) {
                client.start(repl);
            }
            assertThat(work(repl)).isEqualTo("kept");
        }
    }

    @Test
    void adoptsRunnersThatLiveAndSavesTheWorkOfThoseThatDied() throws Exception {
        var living = create("living", "old");
        var dying = create("dying", "old");
        for (var repl : List.of(living, dying)) {
            client.start(repl);
            edit(repl, "new");
        }
        var runner = runners(living);
        try (var open = client.connect(living)) {
            devex.kill9();
            runners(dying).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            assertThat(open.content("work.txt")).isEqualTo("new");
            devex.startAgain();
            client = Client.signIn(devex.url(), "ada");
            assertThat(open.content("work.txt")).isEqualTo("new");
        }
        Await.until(PATIENCE, "the dead one is noticed", () -> Set.of("STOPPED", "FAILED")
                .contains(state(dying)));
        assertThat(settled(living)).isEqualTo("RUNNING");
        assertThat(runners(living)).isEqualTo(runner);
        assertThat(processes(dying)).isEmpty();
        client.stop(living);
        assertThat(processes(living)).isEmpty();
        for (var repl : List.of(living, dying)) {
            client.start(repl);
            assertThat(work(repl)).isEqualTo("new");
        }
    }

    @Test
    void savesReplsThatWereStopping() throws Exception {
        var early = create("early", "old");
        var saving = create("saving", "old");
        for (var repl : List.of(early, saving)) {
            client.start(repl);
            edit(repl, "new");
            try (var runner = client.connect(repl)) {
                runner.type("head -c " + LARGE + " /dev/urandom > large.bin; echo large-$((1 + 1))", "large-2");
                runner.type("(setsid sleep 1000 &); echo daemon-$((1 + 1))", "daemon-2");
            }
        }
        Client.expect(client.post("/api/repls/" + saving + "/stop"), 202);
        Await.until(PATIENCE, "its save", () -> !commands(saving, "save").isEmpty());
        Client.expect(client.post("/api/repls/" + early + "/stop"), 202);
        crash();
        for (var repl : List.of(early, saving)) {
            client.awaitState(repl, "STOPPED");
            assertThat(processes(repl)).isEmpty();
            assertThat(sandbox(repl)).doesNotExist();
            client.start(repl);
            assertThat(work(repl)).isEqualTo("new");
            try (var runner = client.connect(repl)) {
                runner.type("stat -c size=%s large.bin", "size=" + LARGE);
            }
        }
    }

    private void crash() throws Exception {
        devex.kill9();
        devex.startAgain();
        client = Client.signIn(devex.url(), "ada");
    }

    /** A stopped repl whose stored workspace holds that work. */
    private String create(String name, String work) throws Exception {
        var repl = client.create(name, "node");
        client.start(repl);
        edit(repl, work);
        client.stop(repl);
        return repl;
    }

    private void edit(String repl, String work) throws Exception {
        try (var runner = client.connect(repl)) {
            runner.type("printf %s " + work + " > work.txt; echo written-$((1 + 1))", "written-2");
        }
    }

    private String work(String repl) throws Exception {
        try (var runner = client.connect(repl)) {
            return runner.content("work.txt");
        }
    }

    private String settled(String repl) throws Exception {
        Await.until(PATIENCE, repl + " settles", () -> SETTLED.contains(state(repl)));
        return state(repl);
    }

    private String state(String repl) throws Exception {
        return client.repl(repl).getString("state");
    }

    private Path sandbox(String repl) {
        return devex.data().resolve("sandboxes").resolve(repl);
    }

    private static List<Long> runners(String repl) throws IOException {
        return commands(repl, "serve");
    }

    private static List<Long> commands(String repl, String command) throws IOException {
        return processes(repl).stream()
                .filter(pid -> read(pid, "cmdline").contains("\0" + command + "\0"))
                .toList();
    }

    /** The processes that carry the repl's mark. */
    private static List<Long> processes(String repl) throws IOException {
        try (var entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .map(Long::valueOf)
                    .filter(pid -> ("\0" + read(pid, "environ")).contains("\0DEVEX_SANDBOX=" + repl + "\0"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(long pid, String file) {
        try {
            return new String(Files.readAllBytes(Path.of("/proc", String.valueOf(pid), file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
