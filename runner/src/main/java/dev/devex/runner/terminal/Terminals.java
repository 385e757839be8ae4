package dev.devex.runner.terminal;

import dev.devex.runner.protocol.TerminalSize;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The terminals of this runner. */
public final class Terminals {
    /** More than anybody opens by hand; each holds a pseudo terminal, two threads and a shell. */
    private static final int MAX_TERMINALS = 64;

    private final Shell shell;
    private final int ring;
    private final Executor threads;
    private final Set<TerminalObserver> observers = ConcurrentHashMap.newKeySet();
    private final Map<String, Terminal> open = new LinkedHashMap<>();
    private long opened;
    private int starting;
    private boolean adopting;

    /** Of each terminal's output the last {@code ring} bytes are kept. */
    public Terminals(Shell shell, int ring, Executor threads) {
        this.shell = shell;
        this.ring = ring;
        this.threads = threads;
    }

    /** Starts a shell. At the limit the one makes room that has been idle and unwatched the longest. */
    public Terminal open(TerminalSize size) throws IOException {
        takeRoom().ifPresent(Terminal::close);
        try {
            adoptOrphans();
            PseudoTerminal device = new PseudoTerminal(shell.start(size));
            return start(device, size);
        } finally {
            synchronized (this) {
                starting--;
            }
        }
    }

    public synchronized Optional<Terminal> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** All of them, in the order of their opening. */
    public synchronized Collection<Terminal> all() {
        return List.copyOf(open.values());
    }

    /** Whether a program runs in the foreground of any. */
    public boolean areBusy() {
        return all().stream().anyMatch(terminal -> terminal.running() != null);
    }

    /** A number that changes whenever one of them says something. */
    public long said() {
        return all().stream().mapToLong(Terminal::position).sum();
    }

    public void observe(TerminalObserver observer) {
        observers.add(observer);
    }

    public void ignore(TerminalObserver observer) {
        observers.remove(observer);
    }

    void changed(Terminal terminal) {
        if (find(terminal.id()).isPresent()) {
            observers.forEach(observer -> observer.changed(terminal));
        }
    }

    void ended(Terminal terminal) {
        synchronized (this) {
            open.remove(terminal.id());
        }
        observers.forEach(observer -> observer.ended(terminal));
    }

    /** The folder of the workspace that a shell's address of its folder means. */
    @Nullable
    String folder(@Nullable String address) {
        return shell.folder(address);
    }

    // Before there is a terminal there is nobody whose children could be left behind.
    private synchronized void adoptOrphans() {
        if (!adopting) {
            adopting = true;
            Signals.catchIgnored();
            Orphans.adopt(threads);
        }
    }

    private Terminal start(PseudoTerminal device, TerminalSize size) {
        Terminal terminal;
        synchronized (this) {
            terminal = new Terminal(++opened, device, size, ring, this, threads);
            open.put(terminal.id(), terminal);
        }
        terminal.start();
        return terminal;
    }

    // Returns the one that must go; nobody finds it any more.
    private synchronized Optional<Terminal> takeRoom() throws TooManyTerminalsException {
        Optional<Terminal> gone = Optional.empty();
        if (open.size() + starting >= MAX_TERMINALS) {
            Terminal idle = findIdle().orElseThrow(() -> new TooManyTerminalsException(MAX_TERMINALS));
            open.remove(idle.id());
            gone = Optional.of(idle);
        }
        starting++;
        return gone;
    }

    private Optional<Terminal> findIdle() {
        return all().stream()
                .filter(terminal -> terminal.detachedAt().isPresent() && terminal.running() == null)
                .min(Comparator.comparing(terminal -> terminal.detachedAt().orElse(Long.MAX_VALUE)));
    }
}
