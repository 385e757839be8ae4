package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {
    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final HttpHandler NOTHING = HttpServerExchange::endExchange;

    @TempDir
    Path folder;

    @BeforeEach
    void needIpv6() throws IOException {
        assumeTrue(Listeners.hasIpv6Loopback(), "this machine has no IPv6");
    }

    @Test
    void answersUnderBothAddressesOfLocalhost() throws Exception {
        try (TestRunner runner = TestRunner.start(folder)) {
            assertThat(ping(IPV4, runner.port())).endsWith("\"pong\"");
            assertThat(ping(IPV6, runner.port())).endsWith("\"pong\"");
        }
    }

    @Test
    void freesBothAddressesWhenItEnds() throws Exception {
        int port;
        try (TestRunner runner = TestRunner.start(folder)) {
            port = runner.port();
        }

        assertThatThrownBy(() -> ping(IPV4, port)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ping(IPV6, port)).isInstanceOf(IOException.class);
    }

    @Test
    void listensNowhereWhenSomebodyElseHasThePortOfTheOtherAddress() throws Exception {
        try (ServerSocket other = takeIpv6()) {
            String port = String.valueOf(other.getLocalPort());

            assertThatThrownBy(
                            () -> TestRunner.start(folder, "", "--public-url", TestRunner.PUBLIC_URL, "--port", port))
                    .isInstanceOf(BindException.class)
                    .hasMessageEndingWith("port " + port + " of ::1");
            assertThatThrownBy(() -> ping(IPV4, other.getLocalPort())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void takesAnotherFreePortWhenSomebodyElseHasTheOneOfTheOtherAddress() throws Exception {
        Network network = Network.create();
        try (ServerSocket other = takeIpv6();
                Listeners listeners = Listeners.open(network, "127.0.0.1", List.of(other.getLocalPort(), 0))) {
            listeners.serve(NOTHING);

            assertThat(listeners.port()).isNotEqualTo(other.getLocalPort());
            assertThatThrownBy(() -> ping(IPV4, other.getLocalPort())).isInstanceOf(IOException.class);
            assertThat(ping(IPV4, listeners.port())).startsWith("HTTP/1.0 200");
            assertThat(ping(IPV6, listeners.port())).startsWith("HTTP/1.0 200");
        } finally {
            network.worker().shutdownNow();
        }
    }

    private static ServerSocket takeIpv6() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByAddress(IPV6));
    }

    private static String ping(byte[] address, int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByAddress(address), port)) {
            socket.getOutputStream().write("GET /ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
