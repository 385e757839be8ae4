package dev.devex.runner.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.TimeUnit;
import org.xnio.channels.Channels;
import org.xnio.channels.StreamSourceChannel;

/** The bytes that a client sends, for a thread that may wait. */
final class FileUpload implements ReadableByteChannel {
    private static final long STALL_SECONDS = 120;

    private final StreamSourceChannel source;

    private FileUpload(StreamSourceChannel source) {
        this.source = source;
    }

    /** Lets a client begin that waits to be asked (RFC 9110, 10.1.1). */
    static FileUpload open(HttpServerExchange exchange) throws IOException {
        if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponseBlocking(exchange);
        }
        return new FileUpload(exchange.getRequestChannel());
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int read = Channels.readBlocking(source, target, STALL_SECONDS, TimeUnit.SECONDS);
        if (read == 0 && target.hasRemaining()) {
            throw new SocketTimeoutException("the client sends no more");
        }
        return read;
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
