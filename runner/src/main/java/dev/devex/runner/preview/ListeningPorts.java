package dev.devex.runner.preview;

import dev.devex.runner.preview.SocketTable.Listener;
import dev.devex.runner.protocol.ListeningPort;
import dev.devex.runner.terminal.ProcessTree;
import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ports on which processes of the sandbox listen. */
public final class ListeningPorts {
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65535;

    private final SocketOwners owners;

    public ListeningPorts(ProcessTree processes) {
        this.owners = new SocketOwners(processes);
    }

    /** Whether a program of the user's may be seen on {@code port}. */
    public static boolean isPort(double port) {
        return port >= LOWEST && port <= HIGHEST;
    }

    /** Whether the request came by this very port. */
    public static boolean isRunner(HttpServerExchange exchange, int port) {
        return exchange.getDestinationAddress().getPort() == port;
    }

    /** Where a process of the sandbox's own can be reached on {@code port}; empty when none listens there. */
    Optional<InetAddress> find(int port) {
        return SocketTable.listeners().stream()
                .filter(listener -> listener.port() == port && owners.isOwn(listener.socket()))
                .map(Listener::address)
                .findFirst();
    }

    /** All of them, in order. */
    List<ListeningPort> list() {
        List<Listener> listeners = SocketTable.listeners();
        owners.learn(listeners.stream().map(Listener::socket).toList());
        Set<Integer> seen = new HashSet<>();
        return listeners.stream()
                .filter(listener -> isPort(listener.port()))
                .flatMap(listener -> owners.owner(listener.socket()).stream()
                        .map(process -> new ListeningPort(listener.port(), process)))
                .filter(port -> seen.add(port.port()))
                .sorted(Comparator.comparingInt(ListeningPort::port))
                .toList();
    }
}
