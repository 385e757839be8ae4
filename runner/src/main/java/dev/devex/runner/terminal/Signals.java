package dev.devex.runner.terminal;

import com.pty4j.unix.PtyHelpers;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.List;

/** Signals, where the JDK does not reach them. */
final class Signals {
    private static final int SIGHUP = 1;
    private static final int SIGINT = 2;
    private static final int SIGQUIT = 3;
    private static final long SIG_IGN = 1;

    private Signals() {}

    static void hangUp(long pid) {
        PtyHelpers.getInstance().kill(Math.toIntExact(pid), SIGHUP);
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
