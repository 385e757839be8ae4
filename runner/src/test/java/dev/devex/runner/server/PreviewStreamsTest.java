package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in pieces, and what never comes. */
class PreviewStreamsTest {
    @Started
    private TestRunner runner;

    private TestProgram program;
    private String pass = "";

    @BeforeEach
    void start() throws IOException, InterruptedException {
        program = TestProgram.streams(Map.of());
        pass = runner.previewPass();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void passesAnEventOnBeforeTheNextOneComes() throws Exception {
        HttpResponse<InputStream> events = runner.http.send(request("/events").build(), BodyHandlers.ofInputStream());

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            assertThat(get("/go").body()).isEqualTo("gone");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: second");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reset", "/garbage", "/nothing"})
    void saysThatAProgramBrokeOffAndServesTheNextRequest(String path) throws Exception {
        HttpResponse<String> broken = get(path);

        assertThat(broken.statusCode()).isEqualTo(502);
        assertThat(broken.body()).contains("The program on port " + program.port() + " broke off");
        assertThat(get("/").body()).isEqualTo("there");
    }

    @Test
    void neverTakesHalfAnAnswerForAWholeOne() throws Exception {
        assertThatThrownBy(() -> get("/half")).isInstanceOf(IOException.class);
        assertThat(get("/").body()).isEqualTo("there");
    }

    @Test
    void understandsAnswersThatEndWithTheirConnection() throws Exception {
        assertThat(get("/old").body()).isEqualTo("old");
    }

    @Test
    void letsOthersThroughWhileAnAnswerIsAwaited() throws Exception {
        CompletableFuture<HttpResponse<String>> late =
                runner.http.sendAsync(request("/late").build(), BodyHandlers.ofString());

        assertThat(get("/").body()).isEqualTo("there");
        assertThat(late).isNotDone();
        assertThat(get("/go").body()).isEqualTo("gone");
        assertThat(late.get(60, TimeUnit.SECONDS).body()).isEqualTo("late");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return runner.send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return runner.request("/user-app/" + program.port() + path).header("Cookie", pass);
    }
}
