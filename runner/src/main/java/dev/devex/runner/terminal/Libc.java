package dev.devex.runner.terminal;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/** Calls of the C library, bound directly: a fraction of what Java's streams and JNA's proxies cost per call. */
final class Libc {
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final short POLLIN = 1;
    static final short POLLOUT = 4;
    static final int F_SETFL = 4;
    static final int O_RDWR = 2;
    static final int O_NONBLOCK = 0x800;
    static final long TCGETS = 0x5401;
    static final long TCFLSH = 0x540B;
    static final int TCOFLUSH = 1;
    static final long TIOCGPGRP = 0x540F;
    static final long TIOCSIG = 0x40045436;
    static final int PR_SET_CHILD_SUBREAPER = 36;
    static final int WNOHANG = 1;
    /** A system call that older C libraries have no function for; its number is the same on all machines. */
    static final long PIDFD_OPEN = 434;

    static {
        Native.register(Libc.class, Platform.C_LIBRARY_NAME);
    }

    private Libc() {}

    static native long read(int descriptor, long buffer, long length);

    static native long write(int descriptor, long buffer, long length);

    static native int poll(long descriptors, long count, int milliseconds);

    static native int fcntl(int descriptor, int command, int argument);

    static native int ioctl(int descriptor, long request, long argument);

    static native long memchr(long buffer, int character, long length);

    static native int prctl(int option, long first, long second, long third, long fourth);

    static native long syscall(long number, long first, long second);

    static native int close(int descriptor);

    /** Returns what was in place before. */
    static native long signal(int number, long handler);

    static native int pthread_sigmask(int how, long set, long former);

    static native int waitpid(int process, long status, int options);
}
