package dev.devex.runner.server;

import dev.devex.runner.preview.PortWatch;
import dev.devex.runner.protocol.ListeningPort;
import java.util.List;
import java.util.function.Consumer;

/** One connection's wish to know the listening ports, which ends with it. */
final class PortRequests {
    private final PortWatch ports;
    private boolean closed;

    PortRequests(PortWatch ports) {
        this.ports = ports;
    }

    synchronized void watch(Consumer<List<ListeningPort>> now, Consumer<List<ListeningPort>> later) {
        if (!closed) {
            ports.watch(this, now, later);
        }
    }

    synchronized void close() {
        closed = true;
        ports.unwatch(this);
    }
}
