package dev.devex.ear;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real thing: the launcher as a newcomer starts it, with a port and a data folder of its own. */
final class Devex implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Path JAR =
            Path.of("../liberty/target/devex.jar").toAbsolutePath().normalize();

    private final URI url;
    private final Path data;
    private final Map<String, String> settings = new HashMap<>();
    private Process launcher;

    private Devex(Map<String, String> more) throws IOException {
        url = URI.create("http://localhost:" + freePort());
        data = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/runs").toAbsolutePath()), "it-");
        settings.put("DEVEX_PUBLIC_URL", url.toString());
        settings.put("DEVEX_DATA_DIR", data.toString());
        settings.putAll(more);
        launcher = launch();
    }

    static Devex start(Map<String, String> more) throws IOException {
        var devex = new Devex(more);
        devex.awaitReady();
        return devex;
    }

    static Devex start() throws IOException {
        return start(Map.of());
    }

    URI url() {
        return url;
    }

    Path data() {
        return data;
    }

    /** What the launcher has said since its last start. */
    String said() {
        try {
            return Files.readString(console());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ctrl+C, and the wait for its end. */
    void stop() throws InterruptedException {
        launcher.destroy();
        if (!launcher.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not stop: " + said());
        }
    }

    /** Ends the launcher and the server at once, without a word to either. */
    void kill9() throws InterruptedException {
        serverProcess().ifPresent(ProcessHandle::destroyForcibly);
        launcher.destroyForcibly().waitFor();
    }

    /** Ends the server alone. */
    void kill9Server() {
        serverProcess().orElseThrow().destroyForcibly();
    }

    int exitCode() throws InterruptedException {
        launcher.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
        return launcher.exitValue();
    }

    void startAgain() throws IOException {
        launcher = launch();
        awaitReady();
    }

    private void awaitReady() {
        Await.until(START, "Devex is ready", () -> {
            if (!launcher.isAlive()) {
                throw new AssertionError("it did not start: " + said());
            }
            return said().contains("Devex is ready");
        });
    }

    private Optional<ProcessHandle> serverProcess() {
        return launcher.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("ws-server.jar"))
                .findFirst();
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar", JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(console().toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(DEVEX|S3|REDIS|GITHUB)_.*"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private Path console() {
        return data.resolve("console.log");
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (launcher.isAlive()) {
                stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
