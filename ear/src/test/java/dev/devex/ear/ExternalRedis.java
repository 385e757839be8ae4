package dev.devex.ear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import redis.embedded.RedisServer;

/** A Redis that is not the launcher's, and keeps its data when it is stopped. */
final class ExternalRedis implements AutoCloseable {
    private final int port;
    private final Path folder;
    private RedisServer server;

    ExternalRedis() throws IOException {
        port = Devex.freePort();
        folder = Files.createTempDirectory("redis");
        server = launch();
    }

    Map<String, String> settings() {
        return Map.of(
                "REDIS_URL",
                "redis://127.0.0.1:" + port,
                "DEVEX_SECRET_KEY",
                "a secret of thirty-two characters or more");
    }

    void stop() throws IOException {
        server.stop();
    }

    void startAgain() throws IOException {
        server = launch();
    }

    private RedisServer launch() throws IOException {
        var launched = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("dir " + folder)
                .setting("appendonly yes")
                .setting("appendfsync always")
                .build();
        launched.start();
        return launched;
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
