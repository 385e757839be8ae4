package dev.devex.runner.terminal;

import dev.devex.runner.protocol.TerminalSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** A pseudo terminal with bash, read and written as the runner does, with nothing of the runner's between. */
public final class BareTerminal {
    private static final int PATIENCE_MILLIS = 1000;

    private final PseudoTerminal terminal;

    public BareTerminal() throws IOException {
        terminal = new PseudoTerminal(ShellProcess.start(
                List.of("/bin/bash", "--norc", "--noprofile"),
                Map.of("PATH", System.getenv("PATH"), "TERM", "xterm-256color"),
                "/",
                new TerminalSize(80, 24)));
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
