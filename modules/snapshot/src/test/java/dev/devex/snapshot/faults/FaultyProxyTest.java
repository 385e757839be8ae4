package dev.devex.snapshot.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FaultyProxyTest {
    private static final String BODY = "what is to be stored ".repeat(2000);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private FaultyProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::store);
        server.start();
        proxy = new FaultyProxy(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), 7);
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        server.stop(0);
    }

    @Test
    void passesOnWhatItDoesNotSpoil() throws Exception {
        HttpResponse<String> response = put();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(BODY);
        assertThat(response.headers().firstValue("Seen-Host"))
                .contains(proxy.address().getAuthority());
        assertThat(proxy.total()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_CONNECTION", "TRUNCATED_REQUEST", "INTERNAL_ERROR", "UNAVAILABLE"})
    void keepsTheServerFromHearingIt(Fault fault) throws Exception {
        proxy.next("PUT /", fault);
        assertThat(succeeds()).isFalse();
        assertThat(written).isEmpty();
        assertThat(proxy.counts()).isEqualTo(Map.of(fault, 1));
        assertThat(succeeds()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED_ANSWER", "LOST_ANSWER", "DENIED_ANSWER"})
    void hidesThatItTookEffect(Fault fault) throws Exception {
        proxy.next("PUT /", fault);
        assertThat(succeeds()).isFalse();
        assertThat(written).containsExactly(BODY);
    }

    @Test
    void losesNothingOfASlowAnswer() throws Exception {
        proxy.next("PUT /", Fault.SLOW_ANSWER);
        assertThat(put().body()).isEqualTo(BODY);
    }

    @Test
    void damagesAnAnswer() throws Exception {
        proxy.next("PUT /", Fault.DAMAGED_ANSWER);
        assertThat(put().body()).hasSameSizeAs(BODY).isNotEqualTo(BODY);
        assertThat(written).containsExactly(BODY);
    }

    @Test
    void spoilsOnlyWhatItWasTold() throws Exception {
        proxy.next("GET /", Fault.UNAVAILABLE);
        assertThat(succeeds()).isTrue();
        assertThat(proxy.total()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"SLOW_ANSWER", "DAMAGED_ANSWER"})
    void makesEachFaultAtRandom(Fault fault) throws Exception {
        proxy.spoil(1);
        while (!proxy.counts().containsKey(fault)) {
            succeeds();
        }
        proxy.spoil(0);
        assertThat(succeeds()).isTrue();
        assertThat(proxy).hasToString("seed 7, faults " + proxy.counts());
    }

    @Test
    void endsWithItsServer() throws Exception {
        server.stop(0);
        assertThatThrownBy(this::put).isInstanceOf(IOException.class);
    }

    private boolean succeeds() throws InterruptedException {
        try {
            return put().statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> put() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(proxy.address().resolve("/object"))
                .PUT(BodyPublishers.ofString(BODY))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private void store(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            written.add(new String(body, StandardCharsets.UTF_8));
            exchange.getResponseHeaders()
                    .add("Seen-Host", exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
