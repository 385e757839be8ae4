package dev.devex.runner.terminal;

import dev.devex.runner.protocol.TerminalSize;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The size of a terminal that several may watch: what fits on every one of their screens. */
final class Sizing {
    // Long enough for a program to see both sizes.
    private static final int NUDGE_MILLISECONDS = 50;

    private final PseudoTerminal device;
    private final Output output;
    private final Executor later;
    private TerminalSize size;

    Sizing(PseudoTerminal device, Output output, TerminalSize size, Executor threads) {
        this.device = device;
        this.output = output;
        this.size = size;
        this.later = CompletableFuture.delayedExecutor(NUDGE_MILLISECONDS, TimeUnit.MILLISECONDS, threads);
    }

    synchronized TerminalSize size() {
        return size;
    }

    /** Fits it to those who watch now; it stays as it is while nobody of them says a size. */
    synchronized void fit() {
        int cols = Integer.MAX_VALUE;
        int rows = Integer.MAX_VALUE;
        for (View view : output.views()) {
            TerminalSize screen = view.size();
            cols = screen == null ? cols : Math.min(cols, screen.cols());
            rows = screen == null ? rows : Math.min(rows, screen.rows());
        }
        TerminalSize fitting = new TerminalSize(cols, rows);
        if (cols < Integer.MAX_VALUE && !fitting.equals(size)) {
            size = fitting;
            device.resize(size);
        }
    }

    synchronized void nudge() {
        device.resize(new TerminalSize(size.cols(), size.rows() > 1 ? size.rows() - 1 : size.rows() + 1));
        later.execute(this::restore);
    }

    private synchronized void restore() {
        device.resize(size);
    }
}
