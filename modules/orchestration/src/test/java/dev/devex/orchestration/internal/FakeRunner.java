package dev.devex.orchestration.internal;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code runner serve} is to the orchestrator: it answers, says so, runs the user's program {@code boot.sh}, and
 * {@code goodbye.sh} before it ends.
 */
final class FakeRunner {
    private FakeRunner() {}

    public static void main(String... arguments) throws Exception {
        var options = options(arguments);
        var workspace = Path.of(options.getOrDefault("--workspace", ""));
        boot(workspace);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> sayGoodbye(workspace)));
        var address = new InetSocketAddress(InetAddress.getByName(options.get("--host")), 0);
        var server = HttpServer.create(address, 0);
        server.createContext("/ping", exchange -> {
            var pong = "\"pong\"".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, pong.length);
            exchange.getResponseBody().write(pong);
            exchange.close();
        });
        server.start();
        announce(
                Path.of(options.getOrDefault("--announce", "")),
                server.getAddress().getPort());
    }

    private static void boot(Path workspace) throws IOException {
        if (Files.exists(workspace.resolve("boot.sh"))) {
            new ProcessBuilder("sh", "boot.sh").directory(workspace.toFile()).start();
        }
    }

    private static void sayGoodbye(Path workspace) {
        try {
            if (Files.exists(workspace.resolve("goodbye.sh"))) {
                new ProcessBuilder("sh", "goodbye.sh")
                        .directory(workspace.toFile())
                        .start()
                        .waitFor();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void announce(Path file, int port) throws IOException {
        var fresh = file.resolveSibling("announce.new");
        Files.writeString(
                fresh,
                "{\"port\":" + port + ",\"pid\":" + ProcessHandle.current().pid() + "}");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Map<String, String> options(String... arguments) {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }
}
