package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs at hosts of their own. */
class PreviewHostTest {
    private static final String BY_OTHERS = "Sec-Fetch-Site: cross-site\r\n";

    @Started
    static TestRunner runner;

    TestProgram program;

    @BeforeEach
    void startProgram() throws IOException {
        program = TestProgram.start("127.0.0.1");
    }

    @AfterEach
    void stopProgram() {
        program.close();
    }

    @Test
    void saysWhereAPortIsOpened() throws Exception {
        JsonObject answer = runner.previewCode("{\"port\":" + program.port() + "}");

        assertThat(answer.getString("url")).isEqualTo("http://" + host() + "/?devex_code=" + answer.getString("code"));
        assertThat(runner.previewCode("")).doesNotContainKey("url");
        assertThat(runner.previewCode("{}")).doesNotContainKey("url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"port\":80}", "{\"port\":65536}", "{\"port\":\"3000\"}", "{\"port\":3000.5}", "[]", "x"})
    void makesNoCodeForWhatIsNoPort(String body) throws Exception {
        HttpResponse<String> answer =
                runner.send(runner.authorized("/api/v1/repl/preview-codes").POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("from 1024 to 65535");
    }

    @Test
    void namesThePathWhereProgramsHaveNoHosts(@TempDir Path own) throws Exception {
        try (TestRunner everywhere =
                TestRunner.start(own, "/r", "--public-url", "https://devex.example", "--host", "0.0.0.0")) {
            assertThat(everywhere.previewCode("{\"port\":3000}").getString("url"))
                    .startsWith("https://localhost:" + everywhere.port() + "/r/user-app/3000/?devex_code=");
        }
    }

    @Test
    void namesHostsUnderTheDomainThatIsSet(@TempDir Path own) throws Exception {
        String[] options = {"--public-url", "https://devex.example", "--preview-domain", "apps.example"};
        try (TestRunner remote = TestRunner.start(own, "/r", options)) {
            assertThat(remote.previewCode("{\"port\":3000}").getString("url"))
                    .startsWith("https://3000--" + TestRunner.REPL + ".apps.example/?devex_code=");
        }
    }

    @Test
    void swapsACodeForACookieOfThatHostAlone() throws Exception {
        String opened = URI.create(
                        runner.previewCode("{\"port\":" + program.port() + "}").getString("url"))
                .getRawQuery();

        String answer = ask("GET", "/a?" + opened + "&x=1", "");

        assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: /a?x=1\r\n");
        assertThat(answer).containsPattern("Set-Cookie: devex_preview_\\S+; HttpOnly; Path=/; SameSite=Lax\r\n");
        assertThat(ask("GET", "/a?" + opened, "")).startsWith("HTTP/1.1 401");
    }

    @Test
    void setsACookieForAFrameOfTheCoresPage() throws Exception {
        String code = runner.previewCode("").getString("code");

        String answer = ask(
                "GET", "/?devex_code=" + code, BY_OTHERS + "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n");

        assertThat(answer).contains("; Path=/; SameSite=None; Secure; Partitioned\r\n");
        String framed = ask("GET", "/redirect", cookie(answer));
        assertThat(framed).contains("Set-Cookie: c=3; SameSite=None; Secure; Partitioned\r\n");
    }

    @Test
    void showsTheProgramAtTheRootOfItsOrigin() throws Exception {
        JsonObject seen = seen(ask("GET", "/a%2Fb//c?q={1|2}", pass() + "Origin: http://" + host() + "\r\n"));
        JsonObject headers = seen.getJsonObject("headers");

        assertThat(seen.getString("url")).isEqualTo("/a%2Fb//c?q={1|2}");
        assertThat(headers).doesNotContainKey("x-forwarded-prefix");
        assertThat(headers.getString("x-forwarded-host")).isEqualTo(host());
        assertThat(headers.getString("host")).isEqualTo("localhost:" + program.port());
        assertThat(headers.getString("origin")).isEqualTo("http://localhost:" + program.port());
    }

    @Test
    void leavesPathsAsTheyAreAndKeepsCookiesToTheHost() throws Exception {
        String answer = ask("GET", "/redirect", pass());

        assertThat(answer).contains("Location: /login?next=/x\r\n", "a=1; HttpOnly; Path=/\r\n", "c=3\r\n");
        assertThat(answer).doesNotContainIgnoringCase("domain=").doesNotContain("sandbox", "stolen");
    }

    @Test
    void servesNothingOfTheRunnersOwn() throws Exception {
        assertThat(ask("GET", "/ping", "")).startsWith("HTTP/1.1 401");
        assertThat(seen(ask("GET", "/ping", pass())).getString("url")).isEqualTo("/ping");
        assertThat(seen(ask("GET", "/api/v1/repl/ws", pass())).getString("url")).isEqualTo("/api/v1/repl/ws");
    }

    @Test
    void answersForNoOtherReplAndNoOtherPort() throws Exception {
        String other = "3000--repl-99999999-2222-3333-4444-555555555555.localhost:" + runner.port();
        String low = host().replaceFirst("^\\d+", "80");

        assertThat(ask(other, "GET", "/", pass())).startsWith("HTTP/1.1 421");
        assertThat(ask(low, "GET", "/", pass())).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET,Sec-Fetch-Mode: no-cors",
                "GET,Sec-Fetch-Mode: cors,Origin: http://evil.localhost",
                "POST,Sec-Fetch-Mode: navigate,Origin: http://evil.localhost",
                "POST,Sec-Fetch-Mode: navigate,Origin: null",
                "POST,Sec-Fetch-Mode: no-cors",
                "GET,Upgrade: websocket,Connection: Upgrade,Origin: http://3000--repl-1.localhost"
            })
    void letsNoPageOfAnotherOriginUseThePass(String request) throws Exception {
        String[] parts = request.split(",");
        String headers = request.substring(parts[0].length() + 1).replace(",", "\r\n") + "\r\n";

        assertThat(ask(parts[0], "/", pass() + BY_OTHERS + headers)).startsWith("HTTP/1.1 403");
    }

    @Test
    void letsPagesOfTheSameReplAndLinksThrough() throws Exception {
        String own = "Origin: http://" + host().replaceFirst("^\\d+", "4000") + "\r\n";

        assertThat(ask("POST", "/", pass() + BY_OTHERS + own)).startsWith("HTTP/1.1 200");
        assertThat(ask("GET", "/", pass() + BY_OTHERS + "Sec-Fetch-Mode: navigate\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    private String host() {
        return program.port() + "--" + TestRunner.REPL + ".localhost:" + runner.port();
    }

    private String pass() throws Exception {
        return cookie(ask("GET", "/?devex_code=" + runner.previewCode("").getString("code"), ""));
    }

    private static String cookie(String answer) {
        return "Cookie: " + answer.replaceFirst("(?s).*Set-Cookie: ([^;]+);.*", "$1") + "\r\n";
    }

    private String ask(String method, String path, String headers) throws IOException {
        return ask(host(), method, path, headers);
    }

    private static String ask(String host, String method, String path, String headers) throws IOException {
        String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + (headers.contains("Upgrade") ? "" : "Connection: close\r\nContent-Length: 0\r\n") + headers + "\r\n";
        return runner.raw(request);
    }

    private static JsonObject seen(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 200");
        return TestClient.parse(answer.substring(answer.indexOf("\r\n\r\n")));
    }
}
