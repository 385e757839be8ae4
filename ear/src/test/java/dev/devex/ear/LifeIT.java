package dev.devex.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole life of repls, by clients that know the contract and nothing else. */
class LifeIT {
    private static final int LIVES = 10;

    private static Devex devex;

    @BeforeAll
    static void start() throws Exception {
        devex = Devex.start();
    }

    @AfterAll
    static void end() throws Exception {
        devex.close();
    }

    @Test
    void livesTenTimesForTwoUsersAtOnce() throws Exception {
        var users = Executors.newFixedThreadPool(2);
        try {
            var lives = Stream.of("ada", "grace")
                    .map(login -> (Callable<Boolean>) () -> live(login))
                    .toList();
            for (var life : users.invokeAll(lives)) {
                assertThat(life.get()).isTrue();
            }
        } finally {
            users.shutdownNow();
        }
    }

    @Test
    void findsTheWorkAgainAfterTheServerWasStopped() throws Exception {
        var before = Client.signIn(devex.url(), "linus");
        var stopped = before.create("stopped before", "node");
        before.start(stopped);
        work(before, stopped);
        before.stop(stopped);
        var running = before.create("still running", "python");
        before.start(running);
        work(before, running);

        devex.stop();
        assertThat(devex.exitCode()).isZero();
        devex.startAgain();

        var after = Client.signIn(devex.url(), "linus");
        assertThat(after.repl(running).getString("state")).isEqualTo("STOPPED");
        for (var repl : new String[] {stopped, running}) {
            after.start(repl);
            lookAgain(after, repl);
            after.deleteWhole(repl);
        }
    }

    private static boolean live(String login) throws Exception {
        var client = Client.signIn(devex.url(), login);
        for (var life : IntStream.range(0, LIVES).toArray()) {
            var repl = client.create(login + " " + life, "node");
            client.start(repl);
            work(client, repl);
            runProgram(client, repl);
            client.stop(repl);
            assertThat(client.repl(repl).getString("savedAt")).isNotEmpty();
            client.start(repl);
            lookAgain(client, repl);
            client.deleteWhole(repl);
            assertThat(Client.array(client.get("/api/repls"))).isEmpty();
        }
        return true;
    }

    private static void work(Client client, String repl) throws Exception {
        try (var runner = client.connect(repl)) {
            assertThat(runner.ask("Connection", Map.of()).getJsonArray("rootContents"))
                    .isNotEmpty();
            assertThat(runner.ask("updateContent", Map.of("path", "README.md", "content", "# Änderung\n"))
                            .getBoolean("success"))
                    .isTrue();
            assertThat(runner.ask("createFile", Map.of("path", "scripts/hello.sh"))
                            .getBoolean("success"))
                    .isTrue();
            runner.ask(
                    "updateContent",
                    Map.of("path", "scripts/hello.sh", "content", "#!/bin/bash\necho hello from $((20 + 22))\n"));
            assertThat(runner.ask("createFolder", Map.of("path", "empty/inside"))
                            .getBoolean("success"))
                    .isTrue();
            assertThat(runner.ask("delete", Map.of("path", "devex.json")).getBoolean("success"))
                    .isTrue();
            runner.type("chmod 750 scripts/hello.sh && ln -s scripts/hello.sh link && echo made-$((1 + 1))", "made-2");
            runner.type("./link", "hello from 42");
        }
    }

    private static void lookAgain(Client client, String repl) throws Exception {
        try (var runner = client.connect(repl)) {
            assertThat(runner.content("README.md")).isEqualTo("# Änderung\n");
            assertThat(runner.ask("fetchDir", Map.of("dir", "empty")).getJsonArray("contents"))
                    .hasSize(1);
            assertThat(runner.ask("fetchDir", Map.of("dir", "")).toString()).doesNotContain("devex.json");
            runner.type("stat -c 'mode=%a' scripts/hello.sh; readlink link | sed s/^/to=/", "to=scripts/hello.sh");
            assertThat(runner.output()).contains("mode=750");
            runner.type("./link", "hello from 42");
        }
    }

    private static void runProgram(Client client, String repl) throws Exception {
        var port = Devex.freePort(); // sandboxes that are processes share the machine's ports
        try (var runner = client.connect(repl)) {
            var program = "require('http').createServer((q, a) => a.end('page of ' + q.url)).listen(" + port
                    + ", '127.0.0.1', () => console.log('listens ' + 6 * 7))";
            runner.ask("updateContent", Map.of("path", "page.js", "content", program));
            runner.type("node page.js", "listens 42");
            var page = runner.preview(port);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).isEqualTo("page of /");
        }
    }
}
