package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.Main;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner whose memory holds a fraction of what it passes on. */
class PreviewMemoryTest {
    private static final int LARGE = 200 << 20;
    private static final List<String> SMALL = List.of("-Xmx32m", "-XX:MaxDirectMemorySize=16m");

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestTickets tickets = TestTickets.create("first");

    @TempDir
    Path folder;

    private Process runner;
    private TestProgram program;
    private String base = "";
    private String pass = "";

    @BeforeEach
    void start() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys.json"), TestRunner.publicKeys(tickets));
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(SMALL);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve"));
        command.addAll(List.of("--workspace", folder.toString(), "--home", folder.toString()));
        command.addAll(List.of("--keys", keys.toString(), "--repl", TestRunner.REPL));
        command.addAll(List.of("--public-url", TestRunner.PUBLIC_URL));
        runner = new ProcessBuilder(command).start();
        base = "http://localhost:" + line(runner.getInputStream()).replaceAll("\\D", "");
        program = TestProgram.streams(Map.of("DEVEX_SANDBOX", TestRunner.REPL));
        pass = pass();
    }

    @AfterEach
    void stop() {
        program.close();
        runner.destroyForcibly();
    }

    @Test
    void passesLargeBodiesOnAsTheyCome() throws Exception {
        HttpResponse<InputStream> down = http.send(request("/large").build(), BodyHandlers.ofInputStream());
        try (InputStream body = down.body()) {
            body.skipNBytes(LARGE);
            assertThat(body.read()).isEqualTo(-1);
        }
        byte[] piece = new byte[1 << 20];
        HttpRequest up = request("/")
                .PUT(BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArrays(() ->
                                Stream.generate(() -> piece).limit(LARGE >> 20).iterator()),
                        LARGE))
                .build();

        assertThat(http.send(up, BodyHandlers.ofString()).body()).isEqualTo(Integer.toString(LARGE));
        assertThat(runner.isAlive()).isTrue();
    }

    private String pass() throws Exception {
        HttpRequest made = HttpRequest.newBuilder(URI.create(base + "/api/v1/repl/preview-codes"))
                .header("Authorization", "Bearer " + tickets.ticket(TestRunner.REPL))
                .POST(BodyPublishers.noBody())
                .build();
        String code = http.send(made, BodyHandlers.ofString()).body().replaceFirst(".*\"code\":\"([^\"]+)\".*", "$1");
        HttpResponse<String> swapped = http.send(request("/?devex_code=" + code).build(), BodyHandlers.ofString());
        return swapped.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private HttpRequest.Builder request(String path) {
        URI address = URI.create(base + "/user-app/" + program.port() + path);
        return HttpRequest.newBuilder(address).header("Cookie", pass.isEmpty() ? "none=1" : pass);
    }

    private static String line(InputStream output) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = output.read(); next >= 0 && next != '\n'; next = output.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
