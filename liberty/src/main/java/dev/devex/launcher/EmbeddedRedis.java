package dev.devex.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** A real Redis on loopback, with a generated password and its data on disk: what it acknowledged survives a fall of power. */
final class EmbeddedRedis implements AutoCloseable {
    private static final String NAME = "redis";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWER_MILLIS = 1_000;

    private final OwnProcess process;
    private final int port;
    private final String password;

    private EmbeddedRedis(OwnProcess process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Ends a Redis that a killed launcher left on this data: the recorded one, or one that knows our password. */
    static void takeOver(DataDirectory directory) {
        OwnProcess.endRecorded(directory.processRecord(NAME), STOP_PATIENCE);
        var port = directory.rememberedPort(NAME);
        if (port > 0) {
            say(port, directory.secret(NAME), "SHUTDOWN");
        }
    }

    static EmbeddedRedis start(DataDirectory directory) throws InterruptedException {
        var port = directory.port(NAME);
        var password = directory.secret(NAME);
        var folder = directory.folder(NAME);
        var log = directory.log("redis.log");
        var process = OwnProcess.start(
                List.of(program(folder), configure(folder, port, password).toString()),
                Map.of(),
                folder,
                log,
                directory.processRecord(NAME));
        var redis = new EmbeddedRedis(process, port, password);
        if (!Wait.until(PATIENCE, () -> redis.answers() || !process.isAlive()) || !process.isAlive()) {
            redis.close();
            throw new FailedStartException("The embedded Redis did not start; " + log + " says why.");
        }
        return redis;
    }

    String url() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    private boolean answers() {
        return say(port, password, "PING").endsWith("+PONG\r\n");
    }

    /** Not on the command line, where everybody could read the password. */
    private static Path configure(Path folder, int port, String password) {
        var settings = """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                appendonly yes
                appendfsync always
                save ""
                """.formatted(port, password, folder);
        try {
            var file = folder.resolve("redis.conf");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String program(Path folder) {
        try {
            return ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .getPath();
        } catch (IOException e) {
            throw new FailedStartException("There is no embedded Redis for this machine; set REDIS_URL.", e);
        }
    }

    /** One command to the Redis on that port, if there is one; its answers as they come on the wire. */
    private static String say(int port, String password, String command) {
        try (var socket = new Socket(Loopback.IPV4, port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            var request = "AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.replace("+OK\r\n", "");
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        process.stop(STOP_PATIENCE);
    }
}
