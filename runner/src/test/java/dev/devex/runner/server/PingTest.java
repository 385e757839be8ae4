package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PingTest {
    private final Ping ping = new Ping();
    private final Undertow server =
            Undertow.builder().addHttpListener(0, "localhost").setHandler(ping).build();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void answersUntilTheRunnerBeginsToEnd() throws Exception {
        assertThat(status()).isEqualTo(200);
        ping.end();
        assertThat(status()).isEqualTo(503);
    }

    private int status() throws Exception {
        var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        var url = URI.create("http://localhost:" + address.getPort() + "/ping").toURL();
        return ((HttpURLConnection) url.openConnection()).getResponseCode();
    }
}
