package dev.devex.runner.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Takes short messages, as keystrokes are, straight off the network: what Undertow does for each frame costs more than all
 * the rest of an echo. Everything else goes on to Undertow, and so does whatever comes together with it, so that the order
 * stays: longer messages and those in pieces, pings and closes, what is not ASCII, what is not allowed.
 */
final class ShortFrames extends AbstractStreamSourceConduit<StreamSourceConduit> {
    private static final byte TEXT = (byte) 0x81;
    private static final byte BINARY = (byte) 0x82;
    private static final int MASKED = 0x80;
    private static final int MAX_LENGTH = 125;
    private static final int HEADER = 6;
    private static final int MASK = 2;
    private static final int MASK_BYTES = 4;

    private final Connection connection;
    private final FrameBoundary others = new FrameBoundary();

    private ShortFrames(StreamSourceConduit next, Connection connection) {
        super(next);
        this.connection = connection;
    }

    /** Stands in from now on; before the first frame has been read. */
    static void open(StreamConnection network, Connection connection) {
        ConduitStreamSourceChannel channel = network.getSourceChannel();
        channel.setConduit(new ShortFrames(channel.getConduit(), connection));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        int length = next.read(target);
        if (length <= 0) {
            return length;
        }
        ByteBuffer arrived = target.duplicate().flip().position(before);
        // Where something stands before it, Undertow has not yet dealt with that.
        if (before == 0 && others.isBetweenMessages()) {
            takeFrom(arrived);
        }
        others.pass(arrived.duplicate());
        int passed = arrived.remaining();
        target.position(before).put(arrived);
        return passed;
    }

    private void takeFrom(ByteBuffer arrived) {
        byte[] payload = shortPayload(arrived);
        while (payload != null) {
            boolean isText = arrived.get(arrived.position()) == TEXT;
            if (isText && !isAscii(payload)) {
                return;
            }
            arrived.position(arrived.position() + HEADER + payload.length);
            connection.heard();
            if (isText) {
                connection.receive(new String(payload, StandardCharsets.US_ASCII));
            } else {
                connection.receive(ByteBuffer.wrap(payload));
            }
            payload = shortPayload(arrived);
        }
    }

    // What the frame at the beginning says, or null where it is another's.
    private static byte @Nullable [] shortPayload(ByteBuffer arrived) {
        int start = arrived.position();
        if (arrived.remaining() < HEADER) {
            return null;
        }
        byte type = arrived.get(start);
        int length = (arrived.get(start + 1) & 0xFF) - MASKED;
        if ((type != TEXT && type != BINARY)
                || length < 0
                || length > MAX_LENGTH
                || arrived.remaining() < HEADER + length) {
            return null;
        }
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (arrived.get(start + HEADER + i) ^ arrived.get(start + MASK + i % MASK_BYTES));
        }
        return payload;
    }

    private static boolean isAscii(byte[] text) {
        for (byte unit : text) {
            if (unit < 0) {
                return false;
            }
        }
        return true;
    }
}
