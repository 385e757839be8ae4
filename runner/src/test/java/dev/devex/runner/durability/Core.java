package dev.devex.runner.durability;

import dev.devex.storage.Workspace;
import dev.devex.storage.internal.StoreServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The store's server in a process that can be killed and started again at the same address. */
final class Core implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private static final int CREATED = 201;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();
    private final URI s3;
    private final Path folder;
    private final Path templates;
    private final Workspace workspace;
    private Process process;

    Core(URI s3, Path folder, Path templates, Workspace workspace) throws IOException, InterruptedException {
        this.s3 = s3;
        this.folder = folder;
        this.templates = templates;
        this.workspace = workspace;
        process = launch();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void kill9() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() throws IOException, InterruptedException {
        process = launch();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Has what nothing refers to removed; false when that did not come to its end. */
    boolean collect() throws InterruptedException {
        URI collections = URI.create(address() + StoreServer.PATH + workspace.repl() + "/" + StoreServer.COLLECTIONS);
        var request = HttpRequest.newBuilder(collections)
                .header("Authorization", "Bearer 0")
                .POST(BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == CREATED;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        kill9();
    }

    private Process launch() throws IOException, InterruptedException {
        Process launched = JavaProcess.start(
                folder.resolve("core.log"),
                StoreServer.class,
                String.valueOf(port),
                s3.toString(),
                templates.toString(),
                workspace.owner().value());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers()) {
            if (System.nanoTime() > end || !launched.isAlive()) {
                throw new IOException("The core did not start; see " + folder.resolve("core.log"));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return launched;
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
