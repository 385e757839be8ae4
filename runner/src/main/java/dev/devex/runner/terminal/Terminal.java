package dev.devex.runner.terminal;

import com.pty4j.WinSize;
import com.pty4j.unix.UnixPtyProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A shell on a pseudo terminal. It belongs to the runner; whoever listens to it may come and go. Its output is read no
 * faster than the listener takes it.
 */
public final class Terminal {
    private static final Logger LOG = Logger.getLogger(Terminal.class.getName());
    private static final int CHUNK = 1 << 14;

    private final String id = UUID.randomUUID().toString();
    private final UnixPtyProcess process;
    private final Runnable ended;
    private final AtomicBoolean ending = new AtomicBoolean();

    /** {@code ended} runs once, when the shell has ended and its listener knows. */
    Terminal(UnixPtyProcess process, Runnable ended) {
        this.process = process;
        this.ended = ended;
    }

    public String id() {
        return id;
    }

    /** From now on {@code listener} gets what the terminal says; once in its life. */
    public void listen(TerminalListener listener) {
        Thread pump = new Thread(() -> pump(listener), "terminal-output");
        pump.setDaemon(true);
        pump.start();
    }

    /** Types {@code text}. Waits while the program does not read; what comes after the end is dropped. */
    public void type(String text) {
        try {
            process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException ended) {
            LOG.log(Level.FINE, "input for a terminal that has ended", ended);
        }
    }

    public void resize(int columns, int rows) {
        if (process.isAlive()) {
            process.setWinSize(new WinSize(columns, rows));
        }
    }

    /** Hangs up; a shell that stays two seconds longer is killed. Returns at once. */
    public void close() {
        if (ending.compareAndSet(false, true)) {
            process.hangup();
            Thread reaper = new Thread(this::kill, "terminal-end");
            reaper.setDaemon(true);
            reaper.start();
        }
    }

    private void pump(TerminalListener listener) {
        Utf8Stream characters = new Utf8Stream();
        try (InputStream output = process.getInputStream()) {
            byte[] chunk = new byte[CHUNK];
            for (int length = output.read(chunk); length > 0; length = output.read(chunk)) {
                tell(listener, characters.decode(chunk, length));
            }
            tell(listener, characters.end());
        } catch (IOException brokenOff) {
            LOG.log(Level.FINE, "a terminal's output broke off", brokenOff);
        } finally {
            listener.closed(this, exitCode());
            ended.run();
        }
    }

    private void tell(TerminalListener listener, String output) {
        if (!output.isEmpty()) {
            listener.output(this, output);
        }
    }

    private int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private void kill() {
        if (!ProcessTree.await(process.pid())) {
            process.destroyForcibly();
        }
    }
}
