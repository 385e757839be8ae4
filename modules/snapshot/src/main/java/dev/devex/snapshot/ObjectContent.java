package dev.devex.snapshot;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an object that is to be stored; good only until the call they were given to returns. */
public interface ObjectContent {
    /** In bytes. */
    long size();

    /** Opens the same bytes from their beginning; as often as an upload must be repeated. */
    InputStream open() throws IOException;
}
