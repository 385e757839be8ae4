package dev.devex.runner.terminal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * The key that interrupts a program (termios(3), ISIG and VINTR). A terminal that is full takes no key at all, so that a
 * program that does not read could not be stopped; here it goes around.
 */
final class Interrupt {
    // struct termios of the kernel: four flags of four bytes, the line discipline, the keys.
    private static final int TERMIOS_BYTES = 64;
    private static final int LOCAL_FLAGS = 12;
    private static final int KEYS = 17;
    private static final int INTERRUPT_KEY = 0;
    private static final int ISIG = 1;
    private static final int NOFLSH = 0x80;
    private static final int SIGINT = 2;
    private static final int DROPS = 3;

    private Interrupt() {}

    /** Interrupts, and drops what is typed and not read; false, and nothing is done, where {@code key} does not mean that. */
    static boolean press(int descriptor, byte key) {
        try (Memory settings = new Memory(TERMIOS_BYTES)) {
            boolean means = Libc.ioctl(descriptor, Libc.TCGETS, Pointer.nativeValue(settings)) == 0
                    && (settings.getInt(LOCAL_FLAGS) & (ISIG | NOFLSH)) == ISIG
                    && settings.getByte(KEYS + INTERRUPT_KEY) == key;
            if (means) {
                drop(descriptor);
            }
            return means && Libc.ioctl(descriptor, Libc.TIOCSIG, SIGINT) == 0;
        }
    }

    // Linux may be about to hand on some of it, and does so into the room that the first time has made.
    private static void drop(int descriptor) {
        for (int i = 0; i < DROPS; i++) {
            Libc.ioctl(descriptor, Libc.TCFLSH, Libc.TCOFLUSH);
        }
    }
}
