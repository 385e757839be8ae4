package dev.devex.runner.terminal;

import dev.devex.runner.protocol.TerminalSize;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The place of one connection in a terminal's output: how far it has been sent, and how far it is drawn. It ends with
 * {@link Terminal#detach}.
 */
public final class View {
    /** Output that may be under way: enough for any network, and shown in the blink of an eye. */
    static final int WINDOW = 1 << 18;
    /** A position that no ring keeps. */
    static final long LOST = -1;

    private final Output output;
    private final Viewer viewer;
    private @Nullable TerminalSize size;
    private boolean acknowledges;
    private long sent;
    private long drawn;
    private long movedAt;

    View(Output output, Viewer viewer, @Nullable TerminalSize size, long position) {
        this.output = output;
        this.viewer = viewer;
        this.size = size;
        this.sent = position;
        this.drawn = position;
        this.acknowledges = viewer.acknowledges();
        this.movedAt = System.nanoTime();
    }

    public Viewer viewer() {
        return viewer;
    }

    /** The position of what is to be sent next. */
    public long position() {
        synchronized (output) {
            return sent;
        }
    }

    /** Copies into {@code target} what may be sent now, without having sent it. */
    public void peek(ByteBuffer target) {
        synchronized (output) {
            if (isKept()) {
                output.ring().copy(sent, target, window());
            }
        }
    }

    /** So many bytes of it have been sent. */
    public void advance(int length) {
        synchronized (output) {
            sent += length;
            if (!acknowledges) {
                drawn = sent;
                moved(System.nanoTime());
            }
        }
    }

    /** All before {@code sequence} is drawn; false when that has not even been sent. */
    public boolean acknowledge(long sequence) {
        synchronized (output) {
            if (sequence > sent) {
                return false;
            }
            acknowledges = true;
            if (sequence > drawn) {
                drawn = sequence;
                moved(System.nanoTime());
            }
            return true;
        }
    }

    /** Whether what comes next is no longer kept, and the viewer is ready to begin anew. */
    public boolean isLost() {
        synchronized (output) {
            return !isKept() && window() > 0;
        }
    }

    /**
     * Goes on at an early line that is still kept; returns the position where what is there now ends. That is no progress:
     * others wait for this viewer again only once it moves.
     */
    public long restart() {
        synchronized (output) {
            sent = output.ring().freshStart();
            drawn = sent;
            return output.ring().end();
        }
    }

    /** Whether the terminal has ended, and {@code length} bytes more are all that is left to be sent. */
    public boolean endsAfter(int length) {
        synchronized (output) {
            return output.isEnded() && sent + length >= output.ring().end();
        }
    }

    /** How far this viewer has come, for those who must not run away from it. */
    long credit() {
        return drawn;
    }

    long movedAt() {
        return movedAt;
    }

    void moved(long now) {
        movedAt = now;
        output.changed();
    }

    /** The size of its screen, where it has said one. */
    public @Nullable TerminalSize size() {
        synchronized (output) {
            return size;
        }
    }

    void resize(TerminalSize to) {
        synchronized (output) {
            size = to;
        }
    }

    private boolean isKept() {
        return sent >= output.ring().start();
    }

    private long window() {
        return acknowledges ? Math.max(0, drawn + WINDOW - sent) : Long.MAX_VALUE;
    }
}
