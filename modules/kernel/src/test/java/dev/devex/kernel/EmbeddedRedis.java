package dev.devex.kernel;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import redis.embedded.RedisServer;

/** A real Redis for tests, empty, on a free port of loopback. */
public final class EmbeddedRedis implements AutoCloseable {
    private final int port;
    private RedisServer server;

    public EmbeddedRedis() throws IOException {
        port = freePort();
        server = launch(port);
    }

    public URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** Stops it, as a fault would; its data is gone with it. */
    public void stop() throws IOException {
        server.stop();
    }

    /** Starts it again, empty, on the same port. */
    public void restart() throws IOException {
        server = launch(port);
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }

    private static RedisServer launch(int port) throws IOException {
        var server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
