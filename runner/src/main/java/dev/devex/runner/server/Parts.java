package dev.devex.runner.server;

import dev.devex.runner.activity.ActivityReports;
import dev.devex.runner.activity.Clients;
import dev.devex.runner.activity.Signs;
import dev.devex.runner.autosave.Autosave;
import dev.devex.runner.autosave.UnsavedWork;
import dev.devex.runner.preview.ListeningPorts;
import dev.devex.runner.preview.Preview;
import dev.devex.runner.terminal.ProcessTree;
import dev.devex.runner.terminal.ProgramPort;
import dev.devex.runner.terminal.SandboxMark;
import dev.devex.runner.terminal.Shell;
import dev.devex.runner.terminal.Terminals;
import dev.devex.runner.watch.WorkspaceWatcher;
import dev.devex.runner.workspace.ActivityCall;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What a runner consists of. */
record Parts(
        Ping ping,
        Network network,
        ProcessTree processes,
        WorkspaceWatcher watcher,
        Terminals terminals,
        Clients clients,
        ListeningPorts ports,
        Preview preview,
        UnsavedWork unsaved,
        ExecutorService threads) {
    static Parts create(ServeOptions options) throws IOException {
        SandboxMark mark = new SandboxMark(options.repl());
        ExecutorService threads = Executors.newCachedThreadPool(Parts::thread);
        ProgramPort port = new ProgramPort(options.workspace(), options.repl());
        Shell shell = new Shell(options.workspace(), options.home(), mark, port);
        ProcessTree processes = new ProcessTree(mark);
        ListeningPorts ports = new ListeningPorts(processes);
        return new Parts(
                new Ping(),
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

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "connection");
        thread.setDaemon(true);
        return thread;
    }
}
