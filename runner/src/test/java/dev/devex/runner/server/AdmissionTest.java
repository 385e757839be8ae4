package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionTest {
    private static final String OTHER_REPL = "repl-99999999-2222-3333-4444-555555555555";

    @Started
    static TestRunner runner;

    @Test
    void letsATicketInByItsHeader() throws IOException {
        String answer = upgrade("Authorization: Bearer " + runner.ticket());

        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Protocol");
    }

    @Test
    void letsATicketInBesideTheProtocolAndNeverEchoesIt() throws IOException {
        String ticket = runner.ticket();

        String answer = upgrade("Sec-WebSocket-Protocol: bearer." + ticket + ", devex.json.v1");

        assertThat(answer).startsWith("HTTP/1.1 101").contains("devex.json.v1").doesNotContain(ticket);
    }

    @Test
    void answers400WhenOnlyATicketIsOffered() throws IOException {
        assertThat(upgrade("Sec-WebSocket-Protocol: bearer." + runner.ticket())).startsWith("HTTP/1.1 400");
        assertThat(upgrade("Sec-WebSocket-Protocol: soap, bearer." + runner.ticket()))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void answers401WithoutATicket() throws IOException {
        assertThat(upgrade("X-Nothing: at all")).startsWith("HTTP/1.1 401");
        assertThat(upgrade("Authorization: Basic YTpi")).startsWith("HTTP/1.1 401");
        assertThat(upgrade("Sec-WebSocket-Protocol: devex.json.v1")).startsWith("HTTP/1.1 401");
    }

    @Test
    void answers403ToAnotherReplsTicket() throws IOException {
        assertThat(upgrade("Authorization: Bearer " + runner.tickets.ticket(OTHER_REPL)))
                .startsWith("HTTP/1.1 403");
        assertThat(upgrade("Sec-WebSocket-Protocol: devex.json.v1, bearer." + runner.tickets.ticket(OTHER_REPL)))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void answers403ToPagesOfAnotherOrigin() throws IOException {
        String ticket = "Authorization: Bearer " + runner.ticket() + "\r\n";

        assertThat(upgrade(ticket + "Origin: http://3000--" + TestRunner.REPL + ".localhost:" + runner.port()))
                .startsWith("HTTP/1.1 403");
        assertThat(upgrade(ticket + "Origin: null")).startsWith("HTTP/1.1 403");
        assertThat(upgrade(ticket + "Origin: " + TestRunner.PUBLIC_URL)).startsWith("HTTP/1.1 101");
    }

    @Test
    void answers401ToAForgedTicket() throws IOException {
        TestTickets forger = TestTickets.create("first");

        assertThat(status(forger.ticket(TestRunner.REPL))).isEqualTo(401);
        assertThat(status(runner.ticket() + "x")).isEqualTo(401);
    }

    @Test
    void answers401ToWhatIsNoTicket() throws IOException {
        String header = runner.ticket().split("\\.")[0];

        for (String token : List.of(
                "nonsense",
                ".",
                "..",
                "....",
                "a.b.c",
                "e30.e30.e30",
                header + "..",
                header + ".W10.AAAA",
                header + ".e30.AAAA",
                header + ".e30.AAAA.AAAA.AAAA")) {
            assertThat(status(token)).as(token).isEqualTo(401);
        }
    }

    @Test
    void answers401ToAnExpiredTicket() throws IOException {
        assertThat(status(runner.tickets.ticket(TestRunner.REPL, claims -> {
                    NumericDate past = NumericDate.now();
                    past.addSeconds(-10);
                    claims.setExpirationTime(past);
                })))
                .isEqualTo(401);
        assertThat(status(runner.tickets.ticket(TestRunner.REPL, claims -> claims.unsetClaim("exp"))))
                .isEqualTo(401);
    }

    @Test
    void answers401ToATokenMeantForSomethingElse() throws IOException {
        assertThat(status(runner.tickets.ticket(TestRunner.REPL, claims -> claims.setAudience("devex"))))
                .isEqualTo(401);
        assertThat(status(runner.tickets.ticket(TestRunner.REPL, claims -> claims.setAudience("devex-sandbox"))))
                .isEqualTo(401);
        assertThat(status(runner.tickets.ticket(TestRunner.REPL, claims -> claims.setIssuer("other"))))
                .isEqualTo(401);
        assertThat(status(runner.tickets.ticket(TestRunner.REPL, claims -> claims.unsetClaim("repl"))))
                .isEqualTo(403);
    }

    @Test
    void acceptsNoAlgorithmButRs256() throws IOException {
        byte[] publicKey = runner.tickets.key().getKey().getEncoded();
        String symmetric = runner.tickets.sign(
                TestTickets.claims(TestRunner.REPL),
                AlgorithmIdentifiers.HMAC_SHA256,
                new SecretKeySpec(publicKey, "HmacSHA256"));
        String longer = runner.tickets.sign(
                TestTickets.claims(TestRunner.REPL),
                AlgorithmIdentifiers.RSA_USING_SHA512,
                runner.tickets.key().getPrivateKey());
        String unsigned = "eyJhbGciOiJub25lIn0." + runner.ticket().split("\\.")[1] + ".";

        assertThat(status(symmetric)).isEqualTo(401);
        assertThat(status(longer)).isEqualTo(401);
        assertThat(status(unsigned)).isEqualTo(401);
    }

    @Test
    void asksTheCoreForAKeyThatIsNewAndNotAgainAtOnce(@TempDir Path own) throws IOException {
        TestTickets newer = TestTickets.create("second");
        AtomicInteger asked = new AtomicInteger();
        HttpServer core = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        core.createContext("/auth/jwks", exchange -> {
            asked.incrementAndGet();
            byte[] keys = TestRunner.publicKeys(newer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        core.start();
        String source = "http://localhost:" + core.getAddress().getPort() + "/auth/jwks";
        try (TestRunner refreshed =
                TestRunner.start(own, "", "--public-url", TestRunner.PUBLIC_URL, "--keys-url", source)) {
            assertThat(status(refreshed, newer.ticket(TestRunner.REPL))).isEqualTo(101);
            assertThat(status(refreshed, TestTickets.create("third").ticket(TestRunner.REPL)))
                    .isEqualTo(401);
            assertThat(asked).hasValue(1);
        } finally {
            core.stop(0);
        }
    }

    private static int status(String ticket) throws IOException {
        return status(runner, ticket);
    }

    private static int status(TestRunner runner, String ticket) throws IOException {
        return Integer.parseInt(
                upgrade(runner, "Authorization: Bearer " + ticket).substring(9, 12));
    }

    private static String upgrade(String header) throws IOException {
        return upgrade(runner, header);
    }

    private static String upgrade(TestRunner runner, String header) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), runner.port())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/repl/ws HTTP/1.1\r\nHost: localhost:" + runner.port()
                                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + header + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return head(socket.getInputStream());
        }
    }

    private static String head(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = input.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
