package dev.devex.runner.terminal;

import com.pty4j.WinSize;
import com.pty4j.unix.Pty;
import com.pty4j.unix.PtyHelpers;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.devex.runner.protocol.TerminalSize;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program on a pseudo terminal, and the thread that has started it and waits for its end. */
final class ShellProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ShellProcess.class);
    private static final int NO_ERRORS_OF_ITS_OWN = -1;
    // Of a wait status (wait(2)).
    private static final int SIGNAL = 0x7F;
    private static final int CODE = 0xFF;
    private static final int SIGNALLED = 128;

    private final Pty pty;
    private final CompletableFuture<Integer> pid = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode;

    private ShellProcess(Pty pty) {
        this.pty = pty;
    }

    static ShellProcess start(List<String> command, Map<String, String> environment, String folder, TerminalSize size)
            throws IOException {
        ShellProcess process = new ShellProcess(new Pty());
        process.resize(size);
        String[] variables = environment.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toArray(String[]::new);
        String[] words = command.toArray(String[]::new);
        Thread keeper = new Thread(() -> process.run(words, variables, folder), "shell");
        keeper.setDaemon(true);
        keeper.start();
        if (process.pid() <= 0) {
            process.close();
            throw new IOException("no process can be started");
        }
        return process;
    }

    long pid() {
        return pid.join();
    }

    /** Of the near side of the terminal. */
    int descriptor() {
        return pty.getMasterFD();
    }

    void resize(TerminalSize size) {
        try {
            pty.setWindowSize(new WinSize(size.cols(), size.rows()), null);
        } catch (IOException ended) {
            LOG.debug("the size of a terminal that has ended", ended);
        }
    }

    boolean isAlive() {
        return ended.getCount() > 0;
    }

    void hangUp() {
        Signals.hangUp(pid());
    }

    /** Nothing, when it has ended. */
    void kill() {
        if (isAlive()) {
            Signals.kill(pid());
        }
    }

    /** Waits for its end; 128+n after signal n. */
    int exitCode() throws InterruptedException {
        ended.await();
        return exitCode;
    }

    /** Closes the near side of the terminal. */
    void close() {
        try {
            pty.close();
        } catch (IOException broken) {
            LOG.debug("a terminal was not closed", broken);
        }
    }

    private void run(String[] command, String[] variables, String folder) {
        int started = 0;
        try {
            started = Signals.withQuit(() -> PtyHelpers.execPty(
                    command[0],
                    command,
                    variables,
                    folder,
                    pty.getSlaveName(),
                    pty.getMasterFD(),
                    null,
                    NO_ERRORS_OF_ITS_OWN,
                    false));
        } finally {
            pid.complete(started);
        }
        if (started > 0) {
            exitCode = await(started);
            ended.countDown();
        }
    }

    private static int await(int pid) {
        try (Memory status = new Memory(Integer.BYTES)) {
            int reaped = Libc.waitpid(pid, Pointer.nativeValue(status), 0);
            while (reaped < 0 && Native.getLastError() == Libc.EINTR) {
                reaped = Libc.waitpid(pid, Pointer.nativeValue(status), 0);
            }
            int signal = status.getInt(0) & SIGNAL;
            return signal == 0 ? status.getInt(0) >> Byte.SIZE & CODE : SIGNALLED + signal;
        }
    }
}
