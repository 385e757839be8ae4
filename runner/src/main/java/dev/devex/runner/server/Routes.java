package dev.devex.runner.server;

import dev.devex.runner.access.TicketCheck;
import dev.devex.runner.files.WorkspaceFiles;
import dev.devex.runner.preview.PortWatch;
import dev.devex.runner.preview.Preview;
import dev.devex.runner.protocol.FrameCodec;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What a runner serves, and where. */
record Routes(ServeOptions options, Parts parts) {
    private static final String API = "/api/v1/repl";
    /** Whoever waits for a start is served first. */
    private static final int SWEEP_AFTER_SECONDS = 10;

    /** Waits for {@code tickets} only where it needs them. */
    HttpHandler behind(Meanwhile<TicketCheck> tickets) throws IOException {
        WorkspaceFiles files = new WorkspaceFiles(options.workspace());
        Preview preview = parts.preview();
        String api = options.basePath() + API;
        FileRoutes addresses = new FileRoutes(files, api, parts.threads());
        HttpHandler socket = new SocketHandler(connections(files));
        TicketGate gate = new TicketGate(
                tickets.get(),
                new WholePath(addresses.addTo(new PathHandler(Routes::notFound)
                        .addExactPath(api + "/ws", socket)
                        .addExactPath(
                                api + "/preview-codes",
                                new PreviewCodesHandler(preview, PreviewAddresses.of(options))))));
        HttpHandler open = addresses.addTo(
                new PathHandler(Routes::notFound)
                        .addExactPath(options.basePath() + "/ping", parts.ping())
                        .addPrefixPath(api, gate),
                gate);
        return preview.atHosts(
                options.previewHosts(),
                new PathHandler(new CrossOrigin(options.origin(), open))
                        .addPrefixPath(
                                options.basePath() + Preview.PATH,
                                preview.atPath(options.basePath(), options.isSecure())));
    }

    private Function<ClientSocket, Connection> connections(WorkspaceFiles files) throws IOException {
        PortWatch ports = new PortWatch(parts.ports());
        Executor threads = parts.threads();
        parts.network().later(() -> threads.execute(files::deleteLeftovers), SWEEP_AFTER_SECONDS);
        FileServices services = FileServices.create(options.workspace(), files, parts.watcher(), threads);
        Frames memory = new Frames();
        FrameCodec codec = new FrameCodec();
        return socket -> new Connection(
                codec, socket, memory, services, parts.terminals(), ports, parts.unsaved(), parts.clients(), threads);
    }

    private static void notFound(HttpServerExchange exchange) {
        Problem.send(exchange, StatusCodes.NOT_FOUND, "There is nothing here.");
    }

    /** Lets the paths after a gate be written whole. */
    private record WholePath(HttpHandler next) implements HttpHandler {
        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            exchange.setRelativePath(exchange.getRequestPath()).setResolvedPath("");
            next.handleRequest(exchange);
        }
    }
}
