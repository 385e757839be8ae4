package dev.devex.runner.server;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;

/** Notices that a network is dead: asks for a sign of life, and breaks the connection off when none comes. */
final class Heartbeat {
    private static final int PING_SECONDS = 6;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(18);
    private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(PING_SECONDS);

    private final ClientSocket socket;
    private final Intake intake;
    private volatile long heardAt = System.nanoTime();
    private XnioExecutor.@Nullable Key key;

    Heartbeat(ClientSocket socket, Intake intake) {
        this.socket = socket;
        this.intake = intake;
    }

    void start() {
        key = socket.every(PING_SECONDS, this::beat);
    }

    /** The client has sent something. */
    void heard() {
        heardAt = System.nanoTime();
    }

    void stop() {
        if (key != null) {
            key.remove();
        }
    }

    private void beat() {
        long left = judge();
        if (left > 0) {
            socket.ping();
        }
        if (left > 0 && left < PING_NANOS) {
            socket.after(left, this::judge);
        }
    }

    // How long it may still be silent.
    private long judge() {
        if (intake.isPaused()) {
            // It may be talking; nobody listens.
            heard();
        }
        long left = heardAt + PATIENCE_NANOS - System.nanoTime();
        if (left <= 0) {
            socket.abort();
        }
        return left;
    }
}
