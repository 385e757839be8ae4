package dev.devex.runner.terminal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.devex.runner.protocol.TerminalSize;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The near side of a pseudo terminal and the shell on its far side. One thread reads; any thread writes, and none of them
 * waits in {@link #write}.
 */
final class PseudoTerminal {
    /** The most that one {@link #read} returns. */
    static final int READ_BYTES = 1 << 16;

    private static final int WRITE_BYTES = 1 << 12;
    // Whoever types makes a few bytes; more than that is a program that goes on, and what it has written since comes
    // along.
    private static final int FLOOD = 1 << 10;
    private static final int POLL_BYTES = 8;
    private static final int POLL_EVENTS = 4;
    private static final int POLL_RESULT = 6;
    private static final int POLL_MILLISECONDS = 500;
    // More than a pseudo terminal holds: what the shell has said last, not what something else goes on to say.
    private static final long REST = 1 << 18;

    private final ShellProcess process;
    private final int descriptor;
    private final Memory incoming = new Memory(READ_BYTES);
    private final ByteBuffer received = incoming.getByteBuffer(0, READ_BYTES);
    private final Memory outgoing = new Memory(WRITE_BYTES);
    private final ByteBuffer sent = outgoing.getByteBuffer(0, WRITE_BYTES);
    private final Memory readable = new Memory(2 * POLL_BYTES);
    private final Memory writable = new Memory(POLL_BYTES);
    private final int shellDescriptor;
    private long rest = REST;
    private boolean closed;

    PseudoTerminal(ShellProcess process) throws IOException {
        this.process = process;
        this.descriptor = process.descriptor();
        this.shellDescriptor = (int) Libc.syscall(Libc.PIDFD_OPEN, process.pid(), 0);
        watch(readable, 0, descriptor, Libc.POLLIN);
        watch(readable, POLL_BYTES, shellDescriptor, Libc.POLLIN);
        watch(writable, 0, descriptor, Libc.POLLOUT);
        if (Libc.fcntl(descriptor, Libc.F_SETFL, Libc.O_RDWR | Libc.O_NONBLOCK) != 0) {
            throw new IOException("the terminal cannot be read without waiting");
        }
    }

    /** Waits for output; empty at its end, which is the shell's, whoever else may write. The bytes are there until the next call. */
    ByteBuffer read() {
        long total = 0;
        while (total == 0) {
            Libc.poll(Pointer.nativeValue(readable), 2, shellDescriptor < 0 ? POLL_MILLISECONDS : -1);
            total = take(0);
            if (total == 0 || (total < 0 && !isTransient())) {
                return received.clear().limit(0);
            }
            if (hasEnded()) {
                total = Math.min(total, rest);
                rest -= total;
                return received.clear().limit((int) Math.max(0, total));
            }
            total = Math.max(0, total);
        }
        for (long more = total; more >= FLOOD && total < READ_BYTES; ) {
            more = take(total);
            total += Math.max(0, more);
        }
        return received.clear().limit((int) total);
    }

    /** Where the bytes of {@link #read} are in memory. */
    long address() {
        return Pointer.nativeValue(incoming);
    }

    /** Takes from {@code input} as much as the terminal has room for. */
    synchronized void write(ByteBuffer input) {
        while (!closed && input.hasRemaining()) {
            int length = Math.min(input.remaining(), WRITE_BYTES);
            sent.clear().put(input.slice(input.position(), length));
            long taken = Libc.write(descriptor, Pointer.nativeValue(outgoing), length);
            if (taken <= 0) {
                return;
            }
            input.position(input.position() + (int) taken);
        }
    }

    /** Waits until there may be room again, at most for {@code milliseconds}. */
    void awaitRoom(int milliseconds) {
        if (!isClosed()) {
            Libc.poll(Pointer.nativeValue(writable), 1, milliseconds);
        }
    }

    /** Interrupts the program that has the terminal; false when {@code key} does not mean that to it. */
    synchronized boolean interrupt(byte key) {
        return !closed && Interrupt.press(descriptor, key);
    }

    synchronized void resize(TerminalSize size) {
        if (!closed) {
            process.resize(size);
        }
    }

    /** The group of processes that has the terminal, by its leader; that is the shell, or what it runs for the user. */
    synchronized long foreground() {
        Memory group = new Memory(Integer.BYTES);
        return !closed && Libc.ioctl(descriptor, Libc.TIOCGPGRP, Pointer.nativeValue(group)) == 0
                ? group.getInt(0)
                : process.pid();
    }

    long pid() {
        return process.pid();
    }

    void hangUp() {
        process.hangUp();
    }

    /** Nothing, when the shell has ended. */
    void kill() {
        process.kill();
    }

    /** Waits for the shell to end; 128+n after signal n. */
    int exitCode() throws InterruptedException {
        return process.exitCode();
    }

    synchronized void close() {
        closed = true;
        process.close();
        if (shellDescriptor >= 0) {
            Libc.close(shellDescriptor);
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private long take(long offset) {
        return Libc.read(descriptor, Pointer.nativeValue(incoming) + offset, READ_BYTES - offset);
    }

    private static boolean isTransient() {
        int error = Native.getLastError();
        return error == Libc.EAGAIN || error == Libc.EINTR;
    }

    private boolean hasEnded() {
        return shellDescriptor < 0 ? !process.isAlive() : readable.getShort(POLL_BYTES + POLL_RESULT) != 0;
    }

    /** Fills in a {@code struct pollfd}; Linux ignores negative descriptors. */
    private static void watch(Memory descriptors, int offset, int descriptor, short events) {
        descriptors.setInt(offset, descriptor);
        descriptors.setShort(offset + POLL_EVENTS, events);
        descriptors.setShort(offset + POLL_RESULT, (short) 0);
    }
}
