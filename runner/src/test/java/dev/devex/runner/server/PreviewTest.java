package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {
    private static final String COOKIE = "devex_preview_" + TestRunner.REPL;

    @Started
    static TestRunner runner;

    TestProgram program;

    // A runner that stops ends all that this process started: each test has a program of its own.
    @BeforeEach
    void startProgram() throws IOException {
        program = TestProgram.start("127.0.0.1");
    }

    @AfterEach
    void stopProgram() {
        program.close();
    }

    @Test
    void swapsACodeOnceForACookieAndTakesItOutOfTheAddress() throws Exception {
        Instant before = Instant.now();
        JsonObject code = runner.previewCode("");
        String path = app("/a%20b?x=1&devex_code=" + code.getString("code") + "&y=2");

        HttpResponse<String> first = runner.send(runner.request(path));
        HttpResponse<String> second = runner.send(runner.request(path));

        assertThat(Instant.parse(code.getString("expiresAt")))
                .isBetween(before.plusSeconds(29), before.plusSeconds(40));
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).hasValue(app("/a%20b?x=1&y=2"));
        assertThat(first.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith(COOKIE + "=")
                .contains("HttpOnly", "Path=/user-app", "SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void setsACookieForFramesOfOtherSitesUnderHttps(@TempDir Path own) throws Exception {
        try (TestRunner secure = TestRunner.start(own, "/r", "--public-url", "https://devex.example")) {
            JsonObject code = secure.previewCode("");

            HttpResponse<String> answer = secure.send(
                    secure.request("/user-app/" + program.port() + "/?devex_code=" + code.getString("code")));

            assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                    .contains("Path=/r/user-app", "SameSite=None; Secure; Partitioned");
        }
    }

    @Test
    void answers401WithAPageWithoutCodeOrCookie() throws Exception {
        for (String path : List.of(app("/"), app("/?devex_code=guess"), app("/?devex_code="))) {
            HttpResponse<String> answer = runner.send(runner.request(path));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("private");
        }
        assertThat(runner.send(runner.request(app("/")).header("Cookie", COOKIE + "=forged"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(runner.send(runner.authorized(app("/"))).statusCode()).isEqualTo(401);
    }

    @Test
    void showsTheProgramThePathWithoutThePrefix() throws Exception {
        JsonObject seen = seen(runner.request(app("/a%2Fb/c;d?q=%20x"))
                .header("Cookie", pass())
                .method("PUT", BodyPublishers.ofString("körper")));
        JsonObject headers = seen.getJsonObject("headers");

        assertThat(seen.getString("url")).isEqualTo("/a%2Fb/c;d?q=%20x");
        assertThat(seen.getString("method")).isEqualTo("PUT");
        assertThat(seen.getString("body")).isEqualTo("körper");
        assertThat(headers.getString("x-forwarded-prefix")).isEqualTo("/user-app/" + program.port());
        assertThat(headers.getString("x-forwarded-host")).isEqualTo("localhost:" + runner.port());
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(headers.getString("x-forwarded-for")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(headers.getString("host")).isEqualTo("localhost:" + program.port());
    }

    @Test
    void showsTheProgramNoneOfOurCookiesAndTokens() throws Exception {
        String ticket = runner.ticket();
        JsonObject seen = seen(runner.request(app("/"))
                .header("Cookie", "own=1; devex_session=secret; " + pass() + "; DEVEX_other=x; more=2")
                .header("Authorization", "Bearer " + ticket));
        JsonObject foreign =
                seen(runner.request(app("/")).header("Cookie", pass()).header("Authorization", "Bearer theirs"));

        assertThat(seen.getJsonObject("headers").getString("cookie")).isEqualTo("own=1; more=2");
        assertThat(seen.toString()).doesNotContainIgnoringCase("devex_").doesNotContain(ticket);
        assertThat(foreign.getJsonObject("headers").getString("authorization")).isEqualTo("Bearer theirs");
    }

    @Test
    void pointsPlacesBackAndLetsNobodySetOurCookies() throws Exception {
        HttpResponse<String> answer =
                runner.send(runner.request(app("/redirect")).header("Cookie", pass()));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue(app("/login?next=/x"));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .containsExactly("a=1; HttpOnly; Path=" + app("/"), "b=2; Path=" + app("/sub"), "c=3");
        assertThat(answer.headers().firstValue("Clear-Site-Data")).isEmpty();
    }

    @Test
    void givesDocumentsUnderThePathNoOrigin() throws Exception {
        HttpResponse<String> answer =
                runner.send(runner.request(app("/redirect")).header("Cookie", pass()));

        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .contains("img-src 'self'")
                .anyMatch(policy -> policy.startsWith("sandbox allow-scripts"))
                .noneMatch(policy -> policy.contains("allow-same-origin"));
    }

    @Test
    void letsDocumentsWithoutAnOriginOnlyRead() throws Exception {
        HttpRequest.Builder opaque =
                runner.request(app("/")).header("Cookie", pass()).header("Sec-Fetch-Site", "cross-site");

        assertThat(runner.send(opaque.copy().header("Sec-Fetch-Mode", "no-cors"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(runner.send(opaque.copy().header("Sec-Fetch-Mode", "cors").header("Origin", "null"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(runner.send(opaque.copy().header("Origin", "null").POST(BodyPublishers.ofString("")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void setsACookieForFramesBesideTheUsualOneInABrowser() throws Exception {
        HttpResponse<String> answer = runner.send(
                runner.request(app("/?devex_code=" + runner.previewCode("").getString("code")))
                        .header("Sec-Fetch-Mode", "navigate"));

        assertThat(answer.headers().allValues("Set-Cookie"))
                .satisfiesExactly(
                        tab -> assertThat(tab).endsWith("; Path=/user-app; SameSite=Lax"),
                        frame -> assertThat(frame).endsWith("; Path=/user-app; SameSite=None; Secure; Partitioned"));
    }

    @Test
    void pointsWholeAddressesOfTheProgramBack() throws Exception {
        HttpResponse<String> own =
                runner.send(runner.request(app("/redirect-whole")).header("Cookie", pass()));
        HttpResponse<String> foreign =
                runner.send(runner.request(app("/redirect-away")).header("Cookie", pass()));

        assertThat(own.headers().firstValue("Location")).as(own + own.body()).hasValue(app("/whole"));
        assertThat(foreign.headers().firstValue("Location")).hasValue("https://example.com/away");
    }

    @Test
    void passesWebSocketsOn() throws Exception {
        String answer = runner.raw("GET " + app("/socket") + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + "Sec-WebSocket-Protocol: chat, bearer." + runner.ticket() + "\r\nCookie: " + pass()
                + "\r\n\r\nhello");

        assertThat(answer).startsWith("HTTP/1.1 101").endsWith("echo hello").contains("offered: chat\r");
    }

    @Test
    void findsProgramsOnEveryLoopbackAddress() throws Exception {
        for (String host : List.of("::1", "0.0.0.0", "::")) {
            try (TestProgram other = TestProgram.start(host)) {
                assertThat(runner.send(runner.request("/user-app/" + other.port() + "/")
                                        .header("Cookie", pass()))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void saysFriendlyThatNothingListensYet() throws Exception {
        HttpResponse<String> answer =
                runner.send(runner.request("/user-app/" + freePort() + "/").header("Cookie", pass()));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("Nothing listens", "http-equiv=\"refresh\"");
    }

    @Test
    void neverReachesPortsOfOthers() throws Exception {
        try (ServerSocket foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // This process is the runner and what started it: neither is the user's.
            assertThat(status(foreign.getLocalPort())).isEqualTo(502);
        }
    }

    @Test
    void saysThatTheRunnerItselfHasNoPreview() throws Exception {
        HttpResponse<String> code = runner.send(runner.authorized("/api/v1/repl/preview-codes")
                .POST(BodyPublishers.ofString("{\"port\":" + runner.port() + "}")));

        assertThat(code.statusCode()).isEqualTo(403);
        assertThat(TestClient.parse(code.body()).getString("detail")).contains("runner's own");
        assertThat(status(runner.port())).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "80", "1023", "65536", "99999", "123456", "x", "", "-1"})
    void refusesPortsOutOfRange(String port) throws Exception {
        assertThat(runner.send(runner.request("/user-app/" + port + "/").header("Cookie", pass()))
                        .statusCode())
                .isEqualTo(403);
    }

    private int status(int port) throws Exception {
        return runner.send(runner.request("/user-app/" + port + "/").header("Cookie", pass()))
                .statusCode();
    }

    private String app(String path) {
        return "/user-app/" + program.port() + path;
    }

    private static String pass() throws Exception {
        return runner.previewPass();
    }

    private static JsonObject seen(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = runner.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestClient.parse(answer.body());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
