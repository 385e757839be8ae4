package dev.devex.runner.terminal;

import com.pty4j.unix.PtyHelpers;

/** Signals that the JDK cannot send. */
final class Signals {
    private static final int SIGHUP = 1;

    private Signals() {}

    static void hangUp(long pid) {
        PtyHelpers.getInstance().kill(Math.toIntExact(pid), SIGHUP);
    }
}
