package dev.devex.snapshot.internal.pack;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes one blob, whose hash was seen to be right; from any of the threads that read. */
public interface BlobTarget {
    /** The buffer is good only until this returns. */
    void accept(ByteBuffer blob) throws IOException;

    /**
     * Is called instead where the blob is missing or damaged.
     *
     * @throws E which ends the reading; whoever wants the others returns
     */
    default <E extends Exception> void lose(E cause) throws E {
        throw cause;
    }
}
