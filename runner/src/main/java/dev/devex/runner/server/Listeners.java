package dev.devex.runner.server;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Where the runner listens. Browsers take {@code localhost} for ::1 as well as for 127.0.0.1; were only one of them taken,
 * anybody on the machine could listen on the other and be shown tickets. So whoever asks for 127.0.0.1 gets both, on one port.
 */
final class Listeners implements AutoCloseable {
    private static final Set<String> LOCALHOST = Set.of("127.0.0.1", "localhost");
    private static final String IPV6_LOOPBACK = "::1";
    private static final int TRIES = 16;
    private static final long UNLIMITED = -1;

    private final Network network;
    private final HttpHandler handler;
    private final List<Undertow> servers = new ArrayList<>();

    private Listeners(Network network, HttpHandler handler) {
        this.network = network;
        this.handler = handler;
    }

    /** The ports to try for {@code port}; a free one (0) may turn out to be taken at the second address. */
    static List<Integer> candidates(int port) {
        return port == 0 ? Collections.nCopies(TRIES, 0) : List.of(port);
    }

    /** Listens when it returns, on the first candidate that is free; {@link BindException} when none is. */
    static Listeners open(Network network, HttpHandler handler, String host, List<Integer> candidates)
            throws IOException {
        BindException refused = new BindException("no port to listen on");
        for (int port : candidates) {
            Listeners listeners = new Listeners(network, handler);
            try {
                listeners.listen(host, port);
                return listeners;
            } catch (BindException taken) {
                listeners.close();
                refused = taken;
            }
        }
        throw refused;
    }

    int port() {
        return ((InetSocketAddress) servers.get(0).getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        servers.forEach(Undertow::stop);
    }

    private void listen(String host, int port) throws IOException {
        servers.add(bind(host, port));
        if (LOCALHOST.contains(host) && hasIpv6Loopback()) {
            servers.add(bind(IPV6_LOOPBACK, port()));
        }
    }

    private Undertow bind(String host, int port) throws BindException {
        Undertow server = Undertow.builder()
                .addHttpListener(port, host)
                .setWorker(network.worker())
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, UNLIMITED)
                // Browsers leave | and { in a query as they are (WHATWG URL), and programs want addresses untouched.
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setByteBufferPool(network.buffers())
                .setHandler(handler)
                .build();
        try {
            server.start();
        } catch (RuntimeException failed) {
            if (failed.getCause() instanceof BindException taken) {
                throw new BindException(taken.getMessage() + ", port " + port + " of " + host);
            }
            throw failed;
        }
        return server;
    }

    static boolean hasIpv6Loopback() throws IOException {
        byte[] loopback = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        return NetworkInterface.getByInetAddress(InetAddress.getByAddress(loopback)) != null;
    }
}
