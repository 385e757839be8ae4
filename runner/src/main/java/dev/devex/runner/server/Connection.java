package dev.devex.runner.server;

import dev.devex.runner.preview.PortWatch;
import dev.devex.runner.protocol.FrameCodec;
import dev.devex.runner.protocol.MalformedFrameException;
import dev.devex.runner.protocol.Request;
import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.TerminalListener;
import dev.devex.runner.terminal.Terminals;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One client. Its frames are read in order; those about files are then answered one after the other, those about
 * terminals at once, so that a long deletion does not hold up what is typed.
 */
final class Connection implements TerminalListener {
    private static final Logger LOG = Logger.getLogger(Connection.class.getName());

    private final FrameCodec codec;
    private final ClientSocket socket;
    private final Lane frames;
    private final Lane fileLane;
    private final Outbox outbox;
    private final FileSession files;
    private final TerminalRequests terminals;
    private final PortRequests ports;
    private final Intake intake;
    private final Map<String, JsonValue> closeRequests = new ConcurrentHashMap<>();

    Connection(
            FrameCodec codec,
            ClientSocket socket,
            FileServices files,
            Terminals terminals,
            PortWatch ports,
            Executor threads) {
        this.codec = codec;
        this.socket = socket;
        this.frames = new Lane(threads);
        this.fileLane = new Lane(threads);
        this.outbox = new Outbox(threads, this::post);
        this.files = files.open(this::send);
        this.terminals = new TerminalRequests(terminals, threads);
        this.ports = new PortRequests(ports);
        this.intake = new Intake(socket);
    }

    /** Takes a frame from the network's thread. */
    void receive(String text) {
        intake.add(text.length());
        frames.execute(() -> read(text));
    }

    void refuseBinary() {
        frames.execute(() -> send(new ServerFrame.ErrorMessage("Frames must be text.", null), null));
    }

    /** The client is gone; its terminals end with it. */
    void close() {
        outbox.close();
        files.close();
        terminals.close();
        ports.close();
    }

    void send(ServerFrame frame, @Nullable JsonValue id) {
        outbox.add(codec.encode(frame, id));
    }

    void refuse(String event, String message, @Nullable JsonValue id) {
        send(new ServerFrame.ErrorMessage(message, event), id);
    }

    @Override
    public void output(Terminal terminal, String text) {
        outbox.add(terminal.id(), text);
    }

    @Override
    public void closed(Terminal terminal, int exitCode) {
        terminals.forget(terminal);
        send(new ServerFrame.TerminalClosed(terminal.id(), exitCode), closeRequests.remove(terminal.id()));
    }

    FileSession files() {
        return files;
    }

    TerminalRequests terminals() {
        return terminals;
    }

    void watchPorts(@Nullable JsonValue id) {
        ports.watch(
                now -> send(new ServerFrame.WatchPortsResponse(now), id),
                later -> send(new ServerFrame.PortsChanged(later), null));
    }

    /** The terminal's end will answer the request of this id; null forgets an earlier one. */
    void awaitClosed(String terminal, @Nullable JsonValue id) {
        if (id == null) {
            closeRequests.remove(terminal);
        } else {
            closeRequests.put(terminal, id);
        }
    }

    /** Does work about files when its turn comes; {@code characters} of the client's stay taken until then. */
    void queue(Runnable work, int characters) {
        fileLane.execute(() -> guarded(work, characters));
    }

    void release(int characters) {
        intake.release(characters);
    }

    private void read(String text) {
        try {
            Request request = codec.decode(text);
            request.frame().accept(new RequestReceiver(this, request.id(), text.length()));
        } catch (MalformedFrameException malformed) {
            send(malformed.answer(), malformed.id());
            release(text.length());
        } catch (RuntimeException unforeseen) {
            fail(unforeseen);
            release(text.length());
        }
    }

    private void guarded(Runnable work, int characters) {
        try {
            work.run();
        } catch (RuntimeException unforeseen) {
            fail(unforeseen);
        } finally {
            release(characters);
        }
    }

    private void fail(RuntimeException unforeseen) {
        LOG.log(Level.SEVERE, "A frame could not be answered.", unforeseen);
        send(new ServerFrame.ErrorMessage("That failed inside the runner.", null), null);
    }

    private void post(Outbox.Letter letter) {
        String terminal = letter.terminal();
        String text = letter.text().toString();
        socket.send(terminal == null ? text : codec.encode(new ServerFrame.TerminalResponse(text, terminal, 0), null));
    }
}
