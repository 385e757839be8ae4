package dev.devex.snapshot;

import java.io.IOException;
import java.io.InputStream;

/** An object that is to be stored; good only until the call it was given to returns. */
public interface ObjectContent {
    ObjectName name();

    /** In bytes. */
    long size();

    /** Opens the same bytes from their beginning; as often as an upload must be repeated. */
    InputStream open() throws IOException;
}
