package dev.devex.runner.server;

import dev.devex.runner.files.OpenFile;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/** A file's bytes on their way to a client, which never shows them as a page of this origin. */
final class FileDownload {
    /** The permissions of a file, as three octal digits. */
    static final HttpString MODE = new HttpString("X-File-Mode");

    private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");
    private static final HttpString POLICY = new HttpString("Content-Security-Policy");
    private static final long STALL_SECONDS = 120;
    private static final String ATTRIBUTE_CHARACTERS = "!#$&+-.^_`|~";

    private final HttpServerExchange exchange;
    private final OpenFile file;

    FileDownload(HttpServerExchange exchange, OpenFile file) {
        this.exchange = exchange;
        this.file = file;
    }

    /** Sends as much as is asked for, from a thread that may wait. */
    void send(String name) throws IOException {
        String tag = quoted(file.tag());
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "application/octet-stream")
                .put(Headers.CONTENT_DISPOSITION, disposition(name))
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(Headers.ACCEPT_RANGES, "bytes")
                .put(Headers.ETAG, tag)
                .put(MODE, file.mode().digits())
                .put(POLICY, "sandbox; default-src 'none'")
                .put(NOSNIFF, "nosniff");
        ByteSpan span = ByteSpan.asked(exchange, file.size(), tag);
        if (span.isEmpty()) {
            Problem.send(exchange, StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE, "The file has no such bytes.");
            return;
        }
        exchange.setStatusCode(span.status()).setResponseContentLength(span.length());
        if (exchange.getRequestMethod().equals(Methods.GET)) {
            transfer(span);
        }
        exchange.endExchange();
    }

    /** As the header {@code ETag} has it. */
    static String quoted(String tag) {
        return '"' + tag + '"';
    }

    private void transfer(ByteSpan span) throws IOException {
        StreamSinkChannel sink = exchange.getResponseChannel();
        // As long as the head is not out, Undertow reads from where the file's channel stands.
        flush(sink);
        for (long position = span.start(); position < span.end(); ) {
            long sent = sink.transferFrom(file.channel(), position, span.end() - position);
            position += sent;
            if (sent == 0 && file.channel().size() <= position) {
                // Shorter than was said: the client must not take it for whole.
                IoUtils.safeClose(exchange.getConnection());
                return;
            }
            if (sent == 0) {
                awaitClient(sink);
            }
        }
        sink.shutdownWrites();
        flush(sink);
    }

    private void flush(StreamSinkChannel sink) throws IOException {
        while (!sink.flush()) {
            awaitClient(sink);
        }
    }

    private void awaitClient(StreamSinkChannel sink) throws IOException {
        long begun = System.nanoTime();
        sink.awaitWritable(STALL_SECONDS, TimeUnit.SECONDS);
        if (System.nanoTime() - begun >= TimeUnit.SECONDS.toNanos(STALL_SECONDS)) {
            IoUtils.safeClose(exchange.getConnection());
            throw new SocketTimeoutException("the client does not read");
        }
    }

    /** As RFC 6266 has it: a name for everybody in ASCII, and the real one. */
    static String disposition(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints().forEach(c -> plain.append(c >= ' ' && c < 0x7f && "\"\\%/".indexOf(c) < 0 ? (char) c : '_'));
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean safe = c < 0x7f && (Character.isLetterOrDigit(c) || ATTRIBUTE_CHARACTERS.indexOf(c) >= 0);
            encoded.append(safe ? String.valueOf(c) : String.format("%%%02X", b));
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
