package dev.devex.runner.activity;

import dev.devex.runner.preview.Preview;
import dev.devex.runner.terminal.ProcessTree;
import dev.devex.runner.terminal.Terminals;
import java.util.Optional;

/** The signs of work, by the names that the core has for them. For one thread. */
public final class Signs {
    private final Clients clients;
    private final Terminals terminals;
    private final Preview preview;
    private final CpuUse cpu;
    private long requests;
    private long said;

    public Signs(Clients clients, Terminals terminals, Preview preview, ProcessTree processes) {
        this.clients = clients;
        this.terminals = terminals;
        this.preview = preview;
        this.cpu = new CpuUse(processes);
    }

    /** What goes on now, or has gone on since the last look; the most telling of all that does. */
    Optional<String> look() {
        boolean asked = requests != preview.requests();
        boolean spoken = said != terminals.said();
        requests = preview.requests();
        said = terminals.said();
        if (clients.areThere()) {
            return Optional.of("connected");
        }
        if (terminals.areBusy()) {
            return Optional.of("terminal");
        }
        if (asked) {
            return Optional.of("preview");
        }
        if (spoken) {
            return Optional.of("output");
        }
        // Last, since it looks at every process.
        return cpu.isHigh() ? Optional.of("cpu") : Optional.empty();
    }
}
