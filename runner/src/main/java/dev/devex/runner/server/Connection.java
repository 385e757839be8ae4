package dev.devex.runner.server;

import dev.devex.runner.activity.Clients;
import dev.devex.runner.protocol.FrameCodec;
import dev.devex.runner.protocol.ListeningPort;
import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.terminal.Terminals;
import dev.devex.runner.watch.Watchable;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One client. What it asks about files is answered one after the other, what it asks about terminals at once, so that a long
 * deletion does not hold up what is typed.
 */
final class Connection implements Client {
    private static final AtomicLong OPENED = new AtomicLong();

    private final String name = "c" + OPENED.incrementAndGet();
    private final FrameCodec codec;
    private final ClientSocket socket;
    private final Clients clients;
    private final Lane fileLane;
    private final Outbound outbound;
    private final Inbound inbound;
    private final OutputFormat format;
    private final FileSession files;
    private final TerminalRequests terminals;
    private final Wish<List<ListeningPort>> ports;
    private final Wish<Optional<Duration>> saves;
    private final Intake intake;
    private final Heartbeat heartbeat;

    Connection(
            FrameCodec codec,
            ClientSocket socket,
            Frames memory,
            FileServices files,
            Terminals terminals,
            Watchable<List<ListeningPort>> ports,
            Watchable<Optional<Duration>> saves,
            Clients clients,
            Executor threads) {
        this.codec = codec;
        this.socket = socket;
        this.clients = clients;
        this.fileLane = new Lane(threads);
        this.outbound = new Outbound(memory);
        this.format = socket.isBinary() ? new BinaryFormat() : new JsonFormat();
        this.files = files.open(this::send);
        this.terminals = new TerminalRequests(this, terminals);
        this.ports = new Wish<>(ports);
        this.saves = new Wish<>(saves);
        this.intake = new Intake(socket);
        this.inbound = new Inbound(codec, this, socket, outbound, intake, threads);
        this.heartbeat = new Heartbeat(socket, intake);
    }

    /** On the network's thread, before anything else. */
    void open() {
        outbound.open(socket.sink(outbound::resume));
        socket.takeShortFrames(this);
        terminals.open();
        heartbeat.start();
        clients.come(this);
    }

    /** The client has sent something, whatever it is. */
    void heard() {
        heartbeat.heard();
    }

    /** Takes a text frame from the network's thread. */
    void receive(String text) {
        inbound.receive(text);
    }

    /** Takes a binary frame from the network's thread; the bytes are there until this returns. */
    void receive(ByteBuffer frame) {
        inbound.receive(frame);
    }

    /** The client is gone. */
    void close() {
        clients.go(this);
        heartbeat.stop();
        outbound.close();
        files.close();
        terminals.leaveAll();
        ports.close();
        saves.close();
    }

    @Override
    public void send(ServerFrame frame, @Nullable JsonValue id) {
        outbound.send(codec.encode(frame, id));
        if (!socket.isNetworkThread()) {
            outbound.awaitRoom();
        }
    }

    /** Sends a frame and never waits; for those that are few. */
    void tell(ServerFrame frame, @Nullable JsonValue id) {
        outbound.send(codec.encode(frame, id));
    }

    void refuse(@Nullable String event, String message, @Nullable JsonValue id) {
        send(new ServerFrame.ErrorMessage(message, event), id);
    }

    @Override
    public void push(FrameSource source) {
        outbound.push(source);
    }

    @Override
    public ByteBuffer encode(ServerFrame frame, @Nullable JsonValue id) {
        return Frame.text(codec.encode(frame, id).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String user() {
        return socket.user();
    }

    @Override
    public boolean isBinary() {
        return socket.isBinary();
    }

    @Override
    public OutputFormat format() {
        return format;
    }

    FileSession files() {
        return files;
    }

    TerminalRequests terminals() {
        return terminals;
    }

    void watchPorts(@Nullable JsonValue id) {
        slowly(() -> ports.watch(
                now -> tell(new ServerFrame.WatchPortsResponse(now), id),
                later -> tell(new ServerFrame.PortsChanged(later), null)));
    }

    void watchSaves(@Nullable JsonValue id) {
        saves.watch(
                now -> tell(new ServerFrame.WatchSavesResponse(now), id),
                later -> tell(new ServerFrame.SavesChanged(later), null));
    }

    /** Does work about files when its turn comes; {@code size} of the client's stays taken until then. */
    void queue(Runnable work, int size) {
        fileLane.execute(() -> {
            inbound.guarded(work);
            release(size);
        });
    }

    /** Does what takes a while, before any later frame. */
    void slowly(Runnable work) {
        inbound.slowly(work);
    }

    void release(int size) {
        intake.release(size);
    }
}
