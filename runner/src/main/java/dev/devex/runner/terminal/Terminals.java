package dev.devex.runner.terminal;

import com.pty4j.WinSize;
import com.pty4j.unix.UnixPtyProcess;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The terminals of this runner, by process. */
public final class Terminals {
    /** More than anybody opens by hand; each holds a pseudo terminal, two threads and a shell. */
    private static final int MAX_TERMINALS = 64;

    private final Shell shell;
    private final Map<Long, Terminal> open = new ConcurrentHashMap<>();

    public Terminals(Shell shell) {
        this.shell = shell;
    }

    /** Starts a shell, which waits for its listener. */
    public Terminal open(int columns, int rows) throws IOException {
        if (open.size() >= MAX_TERMINALS) {
            throw new IOException("there are " + MAX_TERMINALS + " terminals already");
        }
        UnixPtyProcess process = shell.start(new WinSize(columns, rows));
        Terminal terminal = new Terminal(process, () -> open.remove(process.pid()));
        open.put(process.pid(), terminal);
        return terminal;
    }
}
