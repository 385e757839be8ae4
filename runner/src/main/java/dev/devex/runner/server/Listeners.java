package dev.devex.runner.server;

import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.channels.AcceptingChannel;

/**
 * Where the runner listens. Browsers take {@code localhost} for ::1 as well as for 127.0.0.1; were only one of them taken,
 * anybody on the machine could listen on the other and be shown tickets. So whoever asks for 127.0.0.1 gets both, on one port.
 */
final class Listeners implements AutoCloseable {
    private static final Set<String> LOCALHOST = Set.of("127.0.0.1", "localhost");
    private static final String IPV6_LOOPBACK = "::1";
    private static final int TRIES = 16;
    private static final int IDLE_MILLIS = 60_000;
    private static final OptionMap SOCKET_OPTIONS = OptionMap.builder()
            .set(Options.TCP_NODELAY, true)
            .set(Options.REUSE_ADDRESSES, true)
            .getMap();
    private static final OptionMap HTTP_OPTIONS = OptionMap.builder()
            .set(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            // Browsers leave | and { in a query as they are (WHATWG URL), and programs want addresses untouched.
            .set(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
            .set(UndertowOptions.DECODE_URL, false)
            .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
            .getMap();

    private final Network network;
    private final HttpOpenListener http;
    private final List<AcceptingChannel<StreamConnection>> sockets = new ArrayList<>();

    private Listeners(Network network) {
        this.network = network;
        this.http = new HttpOpenListener(network.buffers(), HTTP_OPTIONS);
    }

    /** The ports to try for {@code port}; a free one (0) may turn out to be taken at the second address. */
    static List<Integer> candidates(int port) {
        return port == 0 ? Collections.nCopies(TRIES, 0) : List.of(port);
    }

    /** Takes the first candidate that is free; whoever connects waits for {@link #serve}. {@link BindException} when none is. */
    static Listeners open(Network network, String host, List<Integer> candidates) throws IOException {
        BindException refused = new BindException("no port to listen on");
        for (int port : candidates) {
            Listeners listeners = new Listeners(network);
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

    /** Lets everybody in, also who has been waiting. */
    void serve(HttpHandler handler) {
        http.setRootHandler(handler);
        sockets.forEach(AcceptingChannel::resumeAccepts);
    }

    int port() {
        return sockets.get(0).getLocalAddress(InetSocketAddress.class).getPort();
    }

    @Override
    public void close() {
        sockets.forEach(IoUtils::safeClose);
        http.closeConnections();
    }

    private void listen(String host, int port) throws IOException {
        sockets.add(bind(host, port));
        if (LOCALHOST.contains(host) && hasIpv6Loopback()) {
            sockets.add(bind(IPV6_LOOPBACK, port()));
        }
    }

    private AcceptingChannel<StreamConnection> bind(String host, int port) throws IOException {
        try {
            return network.worker()
                    .createStreamConnectionServer(
                            new InetSocketAddress(InetAddress.getByName(host), port),
                            ChannelListeners.openListenerAdapter(http),
                            SOCKET_OPTIONS);
        } catch (BindException taken) {
            throw new BindException(taken.getMessage() + ", port " + port + " of " + host);
        }
    }

    static boolean hasIpv6Loopback() throws IOException {
        byte[] loopback = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        return NetworkInterface.getByInetAddress(InetAddress.getByAddress(loopback)) != null;
    }
}
