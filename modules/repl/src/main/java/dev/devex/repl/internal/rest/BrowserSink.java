package dev.devex.repl.internal.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Server-sent events over JAX-RS. That a browser has gone shows as an error of sending. */
final class BrowserSink implements EventSink {
    private static final long PATIENCE_SECONDS = 20;

    private final SseEventSink sink;
    private final Sse sse;

    BrowserSink(SseEventSink sink, Sse sse) {
        this.sink = sink;
        this.sse = sse;
    }

    @Override
    public void event(String name, String data) throws IOException {
        send(sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, data)
                .build());
    }

    @Override
    public void comment(String text) throws IOException {
        send(sse.newEventBuilder().comment(text).build());
    }

    private void send(OutboundSseEvent event) throws IOException {
        try {
            sink.send(event).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IllegalStateException | ExecutionException | TimeoutException e) {
            throw new IOException("The browser does not take events any more.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server ends.", e);
        }
    }

    @Override
    public void close() {
        sink.close();
    }
}
