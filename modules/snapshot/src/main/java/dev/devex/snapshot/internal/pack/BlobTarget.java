package dev.devex.snapshot.internal.pack;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes one blob, whose hash was seen to be right; from any of the threads that read. */
public interface BlobTarget {
    /** The buffer is good only until this returns. */
    void accept(ByteBuffer blob) throws IOException;
}
