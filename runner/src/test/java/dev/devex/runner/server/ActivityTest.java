package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real runner with real programs, and what the core hears of them. */
class ActivityTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_REPORTS = 60;

    @TempDir
    Path folder;

    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private HttpServer core;
    private TestRunner runner;

    @BeforeEach
    void start() throws IOException, ServletException {
        core = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        core.createContext("/sandbox/repls/" + TestRunner.REPL + "/activity", this::take);
        core.start();
        Path access = Files.writeString(
                folder.resolve("access.json"),
                Json.createObjectBuilder()
                        .add("core", "http://localhost:" + core.getAddress().getPort())
                        .add("repl", TestRunner.REPL)
                        .add("token", "secret")
                        .build()
                        .toString());
        List<String> options = List.of(
                "--public-url",
                TestRunner.PUBLIC_URL,
                "--access",
                access.toString(),
                "--index",
                folder.resolve("index").toString());
        runner = TestRunner.start(folder, "", options.toArray(String[]::new));
    }

    @AfterEach
    void end() {
        runner.close();
        core.stop(0);
    }

    @Test
    void tellsOfClientsAndOfProgramsInTheForeground() throws Exception {
        await("null");
        TestClient client = runner.connect();
        await("\"connected\"");
        String terminal = client.openTerminal();
        client.type(terminal, "echo beg''ins; cat\r");
        client.awaitOutput(terminal, "begins");
        client.close();
        await("\"terminal\"");

        TestClient again = runner.connect();
        again.data("closeTerminal", Map.of("sessionId", terminal));
        again.close();
        await("null");
        await("[1-9]\\d*", "null");
    }

    @Test
    void tellsOfWhatComputesInTheBackground() throws Exception {
        leaveBehind("while :; do :; done & echo go''es\r", "goes");
        await("\"cpu\"");
    }

    @Test
    void tellsOfWhatSpeaksInTheBackground() throws Exception {
        leaveBehind("while sleep 0.2; do echo ti''ck; done &\r", "tick");
        await("\"output\"");
    }

    @Test
    void tellsOfRequestsToPreviewedPorts() throws Exception {
        try (TestProgram program = TestProgram.start("127.0.0.1")) {
            String page = "/user-app/" + program.port() + "/";
            String pass = runner.previewPass();
            assertThat(runner.send(runner.request(page).header("Cookie", pass)).statusCode())
                    .isEqualTo(200);
            await("\"preview\"");
        }
    }

    private void leaveBehind(String command, String output) {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();
        client.type(terminal, command);
        client.awaitOutput(terminal, output);
        client.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer secret");
        reports.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] answer = "{\"nextSeconds\":1}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void await(String reason) throws InterruptedException {
        await("0", reason);
    }

    private void await(String idleSeconds, String reason) throws InterruptedException {
        Pattern wanted = Pattern.compile("\\{\"idleSeconds\":" + idleSeconds + ",\"reason\":" + reason + "}");
        String report = "";
        for (int i = 0; i < MOST_REPORTS && !wanted.matcher(report).matches(); i++) {
            report = String.valueOf(reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        assertThat(report).matches(wanted);
    }
}
