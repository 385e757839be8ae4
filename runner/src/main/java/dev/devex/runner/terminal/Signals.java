package dev.devex.runner.terminal;

import com.pty4j.unix.PtyHelpers;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.function.IntSupplier;

/** Signals, where the JDK does not reach them. */
final class Signals {
    private static final int SIGHUP = 1;
    private static final int SIGINT = 2;
    private static final int SIGQUIT = 3;
    private static final int SIGKILL = 9;
    private static final long SIG_IGN = 1;
    private static final int SIG_UNBLOCK = 1;
    private static final int SIG_SETMASK = 2;
    private static final int SIGNAL_SET_BYTES = 128;

    private Signals() {}

    static void hangUp(long pid) {
        PtyHelpers.getInstance().kill(Math.toIntExact(pid), SIGHUP);
    }

    static void kill(long pid) {
        PtyHelpers.getInstance().kill(Math.toIntExact(pid), SIGKILL);
    }

    /**
     * Starts something that hears SIGQUIT (Ctrl+\). Java keeps that signal for itself: its threads block it, and what they
     * start does too (sigprocmask(2)).
     */
    static int withQuit(IntSupplier start) {
        try (Memory quit = new Memory(SIGNAL_SET_BYTES);
                Memory former = new Memory(SIGNAL_SET_BYTES)) {
            quit.clear();
            quit.setLong(0, 1L << (SIGQUIT - 1));
            Libc.pthread_sigmask(SIG_UNBLOCK, Pointer.nativeValue(quit), Pointer.nativeValue(former));
            try {
                return start.getAsInt();
            } finally {
                Libc.pthread_sigmask(SIG_SETMASK, Pointer.nativeValue(former), 0);
            }
        }
    }

    /**
     * Lets programs hear the signals of a terminal though this runner was started by nohup, or in the background of a
     * script: what a process ignores, all that it starts ignores; what it catches, they are free to (execve(2)).
     */
    static void catchIgnored() {
        long harmless = Pointer.nativeValue(
                NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("abs"));
        for (int signal : List.of(SIGHUP, SIGINT, SIGQUIT)) {
            long former = Libc.signal(signal, harmless);
            if (former != SIG_IGN) {
                Libc.signal(signal, former);
            }
        }
    }
}
