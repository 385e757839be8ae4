package dev.devex.runner.server;

import dev.devex.runner.protocol.FrameCodec;
import dev.devex.runner.protocol.MalformedFrameException;
import dev.devex.runner.protocol.Request;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one client sends: its frames are read in order, on the network's thread as long as that is quick. */
final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private static final int QUICK = 1 << 16;

    private final FrameCodec codec;
    private final Connection connection;
    private final ClientSocket socket;
    private final Outbound outbound;
    private final BinaryReceiver binary;
    private final Intake intake;
    private final Lane frames;

    Inbound(
            FrameCodec codec,
            Connection connection,
            ClientSocket socket,
            Outbound outbound,
            Intake intake,
            Executor threads) {
        this.codec = codec;
        this.connection = connection;
        this.socket = socket;
        this.outbound = outbound;
        this.binary = new BinaryReceiver(connection);
        this.intake = intake;
        this.frames = new Lane(threads);
    }

    /** Takes a text frame from the network's thread. */
    void receive(String text) {
        take(text.length(), () -> read(text));
    }

    /** Takes a binary frame from the network's thread; the bytes are there until this returns. */
    void receive(ByteBuffer frame) {
        int length = frame.remaining();
        if (isQuick(length)) {
            intake.add(length);
            guarded(() -> binary.receive(frame));
        } else {
            ByteBuffer copy = ByteBuffer.allocate(length).put(frame).flip();
            take(length, () -> guarded(() -> binary.receive(copy)));
        }
    }

    /** Does what takes a while, before any later frame. */
    void slowly(Runnable work) {
        if (socket.isNetworkThread()) {
            frames.execute(() -> guarded(work));
        } else {
            work.run();
        }
    }

    /** Does work, and tells the client where that fails inside the runner. */
    void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unforeseen) {
            fail(unforeseen);
        }
    }

    private void take(int length, Runnable reading) {
        intake.add(length);
        if (isQuick(length)) {
            reading.run();
        } else {
            frames.execute(reading);
        }
    }

    private boolean isQuick(int length) {
        return length <= QUICK && frames.isIdle() && !outbound.isFull();
    }

    private void read(String text) {
        try {
            Request request = codec.decode(text);
            request.frame().accept(new RequestReceiver(connection, request.id(), text.length()));
        } catch (MalformedFrameException malformed) {
            connection.send(malformed.answer(), malformed.id());
            intake.release(text.length());
        } catch (RuntimeException unforeseen) {
            fail(unforeseen);
            intake.release(text.length());
        }
    }

    private void fail(RuntimeException unforeseen) {
        LOG.error("A frame could not be answered.", unforeseen);
        connection.refuse(null, "That failed inside the runner.", null);
    }
}
