package dev.devex.runner.bench;

import dev.devex.runner.access.OwnKey;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real runner, started anew. */
final class RunnerProcess implements AutoCloseable {
    private static final String REPL = "repl-00000000-0000-0000-0000-000000000000";
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final double KIB_PER_MIB = 1024;
    private static final double MILLIS_PER_TICK = 10;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    final double startMillis;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final String ticket;
    private final boolean binary;

    /** Returns when the first WebSocket is open. */
    RunnerProcess(List<String> program, Path folder, boolean binary) throws IOException {
        OwnKey key = OwnKey.open(folder.resolve("key.json"), folder.resolve("keys.json"));
        int port = freePort();
        this.binary = binary;
        this.ticket = key.ticket(REPL, "local:bench", Duration.ofHours(1));
        this.address = URI.create("ws://127.0.0.1:" + port + "/api/v1/repl/ws");
        long start = System.nanoTime();
        this.process = new ProcessBuilder(command(program, folder, port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        connect();
        this.startMillis = (System.nanoTime() - start) / 1e6;
    }

    SocketLine open() {
        SocketLine line = binary ? new BinaryLine() : new JsonLine();
        line.connect(client, address, ticket);
        line.settle();
        return line;
    }

    /** The memory it occupies, without its shells. */
    double residentMib() throws IOException {
        Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) / KIB_PER_MIB : 0;
    }

    /** What it has used of the processors so far, without its shells. */
    double cpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) * MILLIS_PER_TICK;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void connect() {
        while (true) {
            try {
                client.newWebSocketBuilder()
                        .subprotocols(binary ? "devex.binary.v1" : "devex.json.v1")
                        .header("Authorization", "Bearer " + ticket)
                        .buildAsync(address, new WebSocket.Listener() {})
                        .join()
                        .abort();
                return;
            } catch (CompletionException notYet) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the runner does not start", notYet);
                }
                Pauses.millis(1);
            }
        }
    }

    private static List<String> command(List<String> program, Path folder, int port) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("serve", "--workspace", folder.toString(), "--home", folder.toString()));
        command.addAll(
                List.of("--repl", REPL, "--keys", folder.resolve("keys.json").toString()));
        command.addAll(List.of("--public-url", "http://localhost", "--port", String.valueOf(port)));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
