package dev.devex.runner.search;

import com.sun.jna.Library;
import com.sun.jna.Native;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the calling thread wait behind others for a processor; Java's own priorities mean nothing to Linux. */
final class Niceness {
    /** Of nice(1): 0 is usual, 19 the lowest. */
    static final int LOW = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Niceness.class);
    private static final int PRIO_PROCESS = 0;
    private static final int CALLER = 0;

    private Niceness() {}

    /** Goes on as before where the system does not let it. */
    static void lower() {
        try {
            int result = SystemLibrary.INSTANCE.setpriority(PRIO_PROCESS, CALLER, LOW);
            LOG.trace("setpriority answers {}.", result);
        } catch (LinkageError unavailable) {
            LOG.debug("Searches run at the usual priority.", unavailable);
        }
    }

    /** Of the C library. On Linux a priority belongs to a thread. */
    interface SystemLibrary extends Library {
        SystemLibrary INSTANCE = Native.load("c", SystemLibrary.class);

        int setpriority(int which, int who, int priority);
    }
}
