package dev.devex.runner.terminal;

import com.pty4j.PtyProcessBuilder;
import com.pty4j.unix.UnixPtyProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** A pseudo terminal with bash, read and written as the runner does, with nothing of the runner's between. */
public final class BareTerminal {
    private static final int PATIENCE_MILLIS = 1000;

    private final PseudoTerminal terminal;

    public BareTerminal() throws IOException {
        terminal = new PseudoTerminal(
                (UnixPtyProcess) new PtyProcessBuilder(new String[] {"/bin/bash", "--norc", "--noprofile"})
                        .setEnvironment(Map.of("PATH", System.getenv("PATH"), "TERM", "xterm-256color"))
                        .setInitialColumns(80)
                        .setInitialRows(24)
                        .start());
    }

    /** Waits for output; empty at its end. The bytes are there until the next call. */
    public ByteBuffer read() {
        return terminal.read();
    }

    public void write(ByteBuffer input) {
        for (terminal.write(input); input.hasRemaining() && !terminal.isClosed(); terminal.write(input)) {
            terminal.awaitRoom(PATIENCE_MILLIS);
        }
    }

    /** Ends the shell, and so the output. */
    public void kill() {
        terminal.kill();
    }

    /** For the one who reads, at the end. */
    public void close() throws IOException {
        terminal.close();
    }
}
