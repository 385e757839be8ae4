package dev.devex.snapshot.internal.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Makes each object one of its kind: a skippable frame of random bytes (RFC 8878, section 3.1.2) at its beginning. So no two have one
 * name, and an upload or a removal that comes late hits no other.
 */
public final class Salt {
    /** In bytes, as it is stored. */
    public static final int LENGTH = 24;

    private static final int SKIPPABLE = 0x184D2A50;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Salt() {}

    public static byte[] frame() {
        byte[] random = new byte[LENGTH - 2 * Integer.BYTES];
        RANDOM.nextBytes(random);
        var frame = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        return frame.putInt(SKIPPABLE).putInt(random.length).put(random).array();
    }
}
