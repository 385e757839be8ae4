package dev.devex.runner.server;

import dev.devex.runner.access.TicketCheck;
import dev.devex.runner.access.TicketKeys;
import dev.devex.runner.activity.ActivityReports;
import dev.devex.runner.autosave.Autosave;
import dev.devex.runner.terminal.ProcessTree;
import io.undertow.util.Cookies;
import io.undertow.util.DateUtils;
import java.io.IOException;
import java.util.Optional;

/** One repl's runner: its start and its end. */
public final class RunnerServer {
    private final Listeners listeners;
    private final Ping ping;
    private final Network network;
    private final ProcessTree processes;
    private final Optional<Autosave> autosave;
    private final Optional<ActivityReports> reports;

    private RunnerServer(
            Listeners listeners,
            Ping ping,
            Network network,
            ProcessTree processes,
            Optional<Autosave> autosave,
            Optional<ActivityReports> reports) {
        this.listeners = listeners;
        this.ping = ping;
        this.network = network;
        this.processes = processes;
        this.autosave = autosave;
        this.reports = reports;
    }

    /** Listens when it returns; throws {@link IOException} when a folder or the keys cannot be read, or the port is taken. */
    public static RunnerServer start(ServeOptions options) throws IOException {
        Meanwhile<TicketCheck> tickets = Meanwhile.begin(() -> prepare(options));
        Parts parts = Parts.create(options);
        Listeners listeners = Listeners.open(parts.network(), options.host(), Listeners.candidates(options.port()));
        listeners.serve(new Routes(options, parts).behind(tickets));
        return new RunnerServer(
                listeners,
                parts.ping(),
                parts.network(),
                parts.processes(),
                parts.autosave(options),
                parts.report(options));
    }

    public int port() {
        return listeners.port();
    }

    /**
     * Ends the user's processes, then the server, and saves what they have left.
     *
     * @return whether nothing of it is unsaved, or it is for somebody else to save
     */
    public boolean stop() {
        end();
        return autosave.map(Autosave::saveLast).orElse(true);
    }

    /** Ends as {@link #stop} does, and leaves it to somebody else to save. */
    void pause() {
        end();
        autosave.ifPresent(Autosave::awaitCurrent);
    }

    private void end() {
        ping.end();
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
}
