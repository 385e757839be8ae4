package dev.devex.runner.server;

import dev.devex.runner.access.TicketCheck;
import dev.devex.runner.access.TicketKeys;
import dev.devex.runner.activity.ActivityReports;
import dev.devex.runner.activity.Clients;
import dev.devex.runner.activity.Signs;
import dev.devex.runner.autosave.Autosave;
import dev.devex.runner.autosave.UnsavedWork;
import dev.devex.runner.files.WorkspaceFiles;
import dev.devex.runner.preview.ListeningPorts;
import dev.devex.runner.preview.PortWatch;
import dev.devex.runner.preview.Preview;
import dev.devex.runner.protocol.FrameCodec;
import dev.devex.runner.terminal.ProcessTree;
import dev.devex.runner.terminal.ProgramPort;
import dev.devex.runner.terminal.SandboxMark;
import dev.devex.runner.terminal.Shell;
import dev.devex.runner.terminal.Terminals;
import dev.devex.runner.watch.WorkspaceWatcher;
import dev.devex.runner.workspace.ActivityCall;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Cookies;
import io.undertow.util.DateUtils;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** One repl's runner: its address, its parts, and its end. */
public final class RunnerServer {
    private static final String API = "/api/v1/repl";
    /** Whoever waits for a start is served first. */
    private static final int SWEEP_AFTER_SECONDS = 10;

    private final Listeners listeners;
    private final Network network;
    private final ProcessTree processes;
    private final Optional<Autosave> autosave;
    private final Optional<ActivityReports> reports;

    private RunnerServer(
            Listeners listeners,
            Network network,
            ProcessTree processes,
            Optional<Autosave> autosave,
            Optional<ActivityReports> reports) {
        this.listeners = listeners;
        this.network = network;
        this.processes = processes;
        this.autosave = autosave;
        this.reports = reports;
    }

    /** Listens when it returns; throws {@link IOException} when a folder or the keys cannot be read, or the port is taken. */
    public static RunnerServer start(ServeOptions options) throws IOException {
        Meanwhile<TicketCheck> tickets = Meanwhile.begin(() -> prepare(options));
        Shared shared = Shared.create(options);
        Listeners listeners = Listeners.open(shared.network, options.host(), Listeners.candidates(options.port()));
        listeners.serve(routes(options, shared, tickets));
        return new RunnerServer(
                listeners, shared.network, shared.processes, shared.autosave(options), shared.report(options));
    }

    public int port() {
        return listeners.port();
    }

    /** Ends the user's processes, then the server, and saves what they have left. */
    public void stop() {
        end();
        autosave.ifPresent(Autosave::saveLast);
    }

    /** Ends as {@link #stop} does, and leaves it to somebody else to save. */
    void pause() {
        end();
        autosave.ifPresent(Autosave::awaitCurrent);
    }

    private void end() {
        reports.ifPresent(ActivityReports::close);
        autosave.ifPresent(Autosave::close);
        processes.end();
        listeners.close();
        network.worker().shutdownNow();
    }

    // Besides, what the first answer would take long to load: the language of dates, which every header carries, and
    // cookies.
    private static TicketCheck prepare(ServeOptions options) throws IOException {
        TicketCheck tickets = new TicketCheck(options.repl(), TicketKeys.load(options.keys(), options.keysUrl()));
        tickets.warmUp();
        DateUtils.parseDate("Thu, 01 Jan 1970 00:00:00 GMT");
        Cookies.parseSetCookieHeader("name=value");
        return tickets;
    }

    private static HttpHandler routes(ServeOptions options, Shared shared, Meanwhile<TicketCheck> tickets)
            throws IOException {
        WorkspaceFiles files = new WorkspaceFiles(options.workspace());
        Preview preview = shared.preview;
        String api = options.basePath() + API;
        FileRoutes addresses = new FileRoutes(files, api, shared.threads);
        HttpHandler socket = new SocketHandler(connections(options, shared, files, new PortWatch(shared.ports)));
        TicketGate gate = new TicketGate(
                tickets.get(),
                new WholePath(addresses.addTo(new PathHandler(RunnerServer::notFound)
                        .addExactPath(api + "/ws", socket)
                        .addExactPath(
                                api + "/preview-codes",
                                new PreviewCodesHandler(preview, PreviewAddresses.of(options))))));
        HttpHandler open = addresses.addTo(
                new PathHandler(RunnerServer::notFound)
                        .addExactPath(options.basePath() + "/ping", RunnerServer::pong)
                        .addPrefixPath(api, gate),
                gate);
        return preview.atHosts(
                options.previewHosts(),
                new PathHandler(new CrossOrigin(options.origin(), open))
                        .addPrefixPath(
                                options.basePath() + Preview.PATH,
                                preview.atPath(options.basePath(), options.isSecure())));
    }

    private static Function<ClientSocket, Connection> connections(
            ServeOptions options, Shared shared, WorkspaceFiles files, PortWatch ports) throws IOException {
        Executor threads = shared.threads;
        shared.network.later(() -> threads.execute(files::deleteLeftovers), SWEEP_AFTER_SECONDS);
        FileServices services = FileServices.create(options.workspace(), files, shared.watcher, threads);
        Frames memory = new Frames();
        FrameCodec codec = new FrameCodec();
        return socket -> new Connection(
                codec, socket, memory, services, shared.terminals, ports, shared.unsaved, shared.clients, threads);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "connection");
        thread.setDaemon(true);
        return thread;
    }

    private static void pong(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send("\"pong\"");
    }

    private static void notFound(HttpServerExchange exchange) {
        Problem.send(exchange, StatusCodes.NOT_FOUND, "There is nothing here.");
    }

    /** What several parts have in common. */
    private record Shared(
            Network network,
            ProcessTree processes,
            WorkspaceWatcher watcher,
            Terminals terminals,
            Clients clients,
            ListeningPorts ports,
            Preview preview,
            UnsavedWork unsaved,
            ExecutorService threads) {
        static Shared create(ServeOptions options) throws IOException {
            SandboxMark mark = new SandboxMark(options.repl());
            ExecutorService threads = Executors.newCachedThreadPool(RunnerServer::thread);
            ProgramPort port = new ProgramPort(options.workspace(), options.repl());
            Shell shell = new Shell(options.workspace(), options.home(), mark, port);
            ProcessTree processes = new ProcessTree(mark);
            ListeningPorts ports = new ListeningPorts(processes);
            return new Shared(
                    Network.create(),
                    processes,
                    new WorkspaceWatcher(options.workspace()),
                    new Terminals(shell, options.ring(), threads),
                    new Clients(),
                    ports,
                    new Preview(options.repl(), options.origin(), ports),
                    new UnsavedWork(System::nanoTime),
                    threads);
        }

        /** Where the core can be asked, it is told what goes on. */
        Optional<ActivityReports> report(ServeOptions options) {
            if (options.autosave() == null) {
                return Optional.empty();
            }
            Signs signs = new Signs(clients, terminals, preview, processes);
            ActivityCall core = new ActivityCall(options.autosave().access());
            return Optional.of(ActivityReports.begin(signs, core, clients, threads));
        }

        Optional<Autosave> autosave(ServeOptions options) throws IOException {
            return options.autosave() == null
                    ? Optional.empty()
                    : Optional.of(Autosave.begin(options.autosave(), watcher, processes, unsaved, threads));
        }
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
