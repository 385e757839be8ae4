package dev.devex.runner.search;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lets the calling thread wait behind others for a processor; Java's own priorities mean nothing to Linux. */
final class Niceness {
    /** Of nice(1): 0 is usual, 19 the lowest. */
    static final int LOW = 10;

    private static final Logger LOG = Logger.getLogger(Niceness.class.getName());
    private static final int PRIO_PROCESS = 0;
    private static final int CALLER = 0;

    private Niceness() {}

    /** Goes on as before where the system does not let it. */
    static void lower() {
        try {
            int result = SystemLibrary.INSTANCE.setpriority(PRIO_PROCESS, CALLER, LOW);
            LOG.log(Level.FINEST, "setpriority answers {0}.", result);
        } catch (LinkageError unavailable) {
            LOG.log(Level.FINE, "Searches run at the usual priority.", unavailable);
        }
    }

    /** Of the C library. On Linux a priority belongs to a thread. */
    interface SystemLibrary extends Library {
        SystemLibrary INSTANCE = Native.load("c", SystemLibrary.class);

        int setpriority(int which, int who, int priority);
    }
}
