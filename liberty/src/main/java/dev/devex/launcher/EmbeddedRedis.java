package dev.devex.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A real Redis on loopback, with a generated password and its data on disk: what it acknowledged survives a fall of power. */
final class EmbeddedRedis implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EmbeddedRedis.class.getName());
    private static final String NAME = "redis";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWER_MILLIS = 1_000;

    private static final Executor AFTER_A_PAUSE = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final DataDirectory directory;
    private final int port;
    private final String password;
    private OwnProcess process;
    private CompletableFuture<Void> revival = CompletableFuture.completedFuture(null);

    private EmbeddedRedis(DataDirectory directory) {
        this.directory = directory;
        port = directory.port(NAME);
        password = directory.secret(NAME);
        process = launch();
    }

    /** Ends a Redis that a killed launcher left on this data: the recorded one, or one that knows our password. */
    static void takeOver(DataDirectory directory) {
        OwnProcess.endRecorded(directory.processRecord(NAME), STOP_PATIENCE);
        var port = directory.rememberedPort(NAME);
        if (port > 0) {
            say(port, directory.secret(NAME), "SHUTDOWN");
        }
        // Somebody else may listen on that port by now, and has been told the password.
        directory.forgetSecret(NAME);
    }

    static EmbeddedRedis start(DataDirectory directory) throws InterruptedException {
        var redis = new EmbeddedRedis(directory);
        var process = redis.process;
        if (!Wait.until(PATIENCE, () -> redis.answers() || !process.isAlive()) || !process.isAlive()) {
            redis.close();
            throw new FailedStartException("The embedded Redis did not start; " + log(directory) + " says why.");
        }
        return redis;
    }

    /** From now on starts it again whenever it ends by itself. */
    synchronized EmbeddedRedis keepUp() {
        revival = process.exit().thenRunAsync(this::revive, AFTER_A_PAUSE);
        return this;
    }

    private synchronized void revive() {
        if (!revival.isCancelled()) {
            LOG.log(Level.WARNING, "The embedded Redis ended by itself and is started again.");
            process = launch();
            keepUp();
        }
    }

    private OwnProcess launch() {
        var folder = directory.folder(NAME);
        return OwnProcess.start(
                List.of(program(folder), configure(folder, port, password).toString()),
                Map.of(),
                folder,
                log(directory),
                directory.processRecord(NAME));
    }

    private static Path log(DataDirectory directory) {
        return directory.log("redis.log");
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
    public synchronized void close() {
        revival.cancel(false);
        process.stop(STOP_PATIENCE);
    }
}
