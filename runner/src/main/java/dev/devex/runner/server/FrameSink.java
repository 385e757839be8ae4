package dev.devex.runner.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.Buffers;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Puts whole WebSocket frames onto the network from whichever thread has one, without waiting. Undertow's own way hands
 * every frame to the network's thread, which doubles what a keystroke's echo costs. It still sends pings, pongs and closes
 * that way; this stands below it and lets those in only between two frames.
 */
final class FrameSink extends AbstractStreamSinkConduit<StreamSinkConduit> {
    private static final Logger LOG = LoggerFactory.getLogger(FrameSink.class);
    // What Java copies to write it is a buffer that the thread keeps.
    private static final int MAX_WRITE = 1 << 16;

    private final StreamConnection connection;
    private @Nullable ByteBuffer rest;
    private boolean othersRest;
    private boolean broken;

    private FrameSink(StreamConnection connection) {
        super(connection.getSinkChannel().getConduit());
        this.connection = connection;
    }

    /** Stands in from now on; {@code writable} runs on the network's thread when a frame that was not taken whole has gone. */
    static FrameSink open(StreamConnection connection, Runnable writable) {
        FrameSink sink = new FrameSink(connection);
        ConduitStreamSinkChannel channel = connection.getSinkChannel();
        ChannelListener<? super ConduitStreamSinkChannel> others = channel.getWriteListener();
        channel.setConduit(sink);
        channel.setWriteListener(ready -> {
            sink.writeRest();
            ChannelListeners.invokeChannelListener(ready, others);
            writable.run();
        });
        return sink;
    }

    /** Whether a frame must wait. */
    synchronized boolean isBusy() {
        return rest != null || othersRest;
    }

    /** Sends a frame; what the network does not take now is kept, and it is busy until that has gone. */
    synchronized void send(ByteBuffer frame) {
        if (!broken && !writeOn(frame)) {
            rest = ByteBuffer.allocate(frame.remaining()).put(frame).flip();
            next.resumeWrites();
        }
    }

    /** Runs {@code writable} when the network's thread has done what else it has to do. */
    synchronized void callBack() {
        next.resumeWrites();
    }

    @Override
    public synchronized int write(ByteBuffer others) throws IOException {
        int written = rest == null ? next.write(others) : 0;
        othersRest = rest == null && others.hasRemaining();
        return written;
    }

    @Override
    public synchronized long write(ByteBuffer[] others, int offset, int length) throws IOException {
        long written = rest == null ? next.write(others, offset, length) : 0;
        othersRest = rest == null && Buffers.hasRemaining(others, offset, length);
        return written;
    }

    @Override
    public synchronized void suspendWrites() {
        if (rest == null) {
            next.suspendWrites();
        }
    }

    private synchronized void writeRest() {
        if (rest != null && writeOn(rest)) {
            rest = null;
        }
    }

    private boolean writeOn(ByteBuffer frame) {
        int end = frame.limit();
        try {
            while (frame.position() < end) {
                frame.limit(Math.min(end, frame.position() + MAX_WRITE));
                if (next.write(frame) == 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException gone) {
            LOG.debug("A client is gone.", gone);
            broken = true;
            connection.getIoThread().execute(() -> IoUtils.safeClose(connection));
            return true;
        } finally {
            frame.limit(end);
        }
    }
}
