package dev.devex.runner.terminal;

import dev.devex.runner.protocol.TerminalDescription;
import dev.devex.runner.protocol.TerminalSize;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shell on a pseudo terminal. It belongs to the runner; connections come and go. Its output is kept for those who come
 * back, and is read no faster than those who are there take it.
 */
public final class Terminal {
    private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);

    private static final int HANG_UPS = 8;
    private static final Duration HANG_UP_PAUSE = Duration.ofMillis(250);

    private final String id = UUID.randomUUID().toString();
    private final long number;
    private final PseudoTerminal device;
    private final Output output;
    private final Input input;
    private final Sizing sizing;
    private final ShellReports reports = new ShellReports();
    private final Terminals terminals;
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile int exitCode;
    private volatile long detachedAt = System.nanoTime();

    Terminal(long number, PseudoTerminal device, TerminalSize size, int ring, Terminals terminals, Executor threads) {
        this.number = number;
        this.device = device;
        this.output = new Output(ring);
        this.input = new Input(device, threads);
        this.sizing = new Sizing(device, output, size, threads);
        this.terminals = terminals;
    }

    public String id() {
        return id;
    }

    /** Its name in binary frames. */
    public long number() {
        return number;
    }

    /** How much it has said. */
    public long position() {
        synchronized (output) {
            return output.ring().end();
        }
    }

    /**
     * Lets {@code viewer} follow the output from {@code sequence} on, which is no more than {@link #position}; the view is lost
     * when that is null or no longer kept.
     */
    public View attach(Viewer viewer, @Nullable Long sequence, @Nullable TerminalSize size) {
        View view = new View(output, viewer, size, sequence == null ? View.LOST : sequence);
        output.add(view);
        sizing.fit();
        terminals.changed(this);
        return view;
    }

    public void detach(View view) {
        detachedAt = System.nanoTime();
        output.remove(view);
        sizing.fit();
        terminals.changed(this);
    }

    public void resize(View view, TerminalSize size) {
        view.resize(size);
        sizing.fit();
        terminals.changed(this);
    }

    /** Changes the size for a moment, so that a program that fills the screen draws it again. */
    public void nudge() {
        sizing.nudge();
    }

    public TerminalSize size() {
        return sizing.size();
    }

    /** The position of what {@code client} is expected to type next. */
    public long inputPosition(String client) {
        return input.position(client);
    }

    /** Types; {@code receipt} hears of it when it is taken. Returns at once. */
    public Typing type(ByteBuffer bytes, Receipt receipt) {
        return input.type(bytes, receipt);
    }

    /**
     * Types what begins at {@code sequence} of all that {@code client} types, but for what it has typed already; {@code
     * receipt} hears of it when it is taken. Returns at once.
     */
    public Typing type(String client, long sequence, ByteBuffer bytes, Receipt receipt) {
        return input.type(client, sequence, bytes, receipt);
    }

    /** Hangs up; a shell that stays two seconds longer is killed. Returns at once. */
    public void close() {
        if (ending.compareAndSet(false, true)) {
            device.hangUp();
            Thread reaper = new Thread(this::kill, "terminal-end");
            reaper.setDaemon(true);
            reaper.start();
        }
    }

    /** What it is for the viewer of the id {@code you}, who need not be one of its own. */
    public TerminalDescription describe(String you) {
        List<TerminalDescription.Viewer> viewers = output.views().stream()
                .map(View::viewer)
                .map(viewer -> new TerminalDescription.Viewer(
                        viewer.id(), viewer.user(), viewer.id().equals(you)))
                .toList();
        return new TerminalDescription(
                id, number, reports.title(), terminals.folder(reports.folder()), running(), sizing.size(), viewers);
    }

    /** 128+n after signal n; once all of the output is there. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether nothing more comes, though the last of the output may still be under way. */
    public boolean hasEnded() {
        return output.isEnded();
    }

    long pid() {
        return device.pid();
    }

    /** Since when nobody has been watching; empty while somebody is. */
    Optional<Long> detachedAt() {
        return output.views().isEmpty() ? Optional.of(detachedAt) : Optional.empty();
    }

    /** The program that the shell runs for the user right now, or null. */
    @Nullable
    String running() {
        long group = device.foreground();
        return group == device.pid() ? null : ProcessName.of(group);
    }

    void start() {
        Thread pump = new Thread(this::pump, "terminal-" + number);
        pump.setDaemon(true);
        pump.start();
    }

    private void pump() {
        try {
            for (ByteBuffer bytes = device.read(); bytes.hasRemaining(); bytes = device.read()) {
                boolean changed = reports.hear(bytes, device.address());
                wake(output.append(bytes));
                if (changed) {
                    terminals.changed(this);
                }
                output.awaitViewers();
            }
            exitCode = device.exitCode();
        } catch (InterruptedException stopped) {
            LOG.debug("a terminal broke off", stopped);
        } finally {
            // There is no shell any more, unless something in here has failed: then nobody could reach it.
            device.kill();
            device.close();
            List<View> left = output.end();
            terminals.ended(this);
            wake(left);
        }
    }

    private static void wake(List<View> views) {
        for (View view : views) {
            view.viewer().wake();
        }
    }

    // A bash that is just then at work on its prompt forgets that it was hung up on, and its jobs never hear of it.
    private void kill() {
        for (int left = HANG_UPS; left > 0; left--) {
            if (ProcessTree.await(device.pid(), HANG_UP_PAUSE)) {
                return;
            }
            device.hangUp();
        }
        ProcessHandle.of(device.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
}
