package dev.devex.runner.server;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Something that has frames to send, one at a time, when there is room for them. */
interface FrameSource {
    /** The next frame, made in {@code memory} or not; null when there is none now. */
    @Nullable
    ByteBuffer next(Frame memory);
}
