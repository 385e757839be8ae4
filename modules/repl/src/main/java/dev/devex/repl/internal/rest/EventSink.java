package dev.devex.repl.internal.rest;

import java.io.IOException;

/** One browser's end of a stream; writing may block for as long as the browser is slow. */
interface EventSink {
    void event(String name, String data) throws IOException;

    void comment(String text) throws IOException;

    void close();
}
