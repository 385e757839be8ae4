package dev.devex.runner.bench;

import jakarta.json.JsonObject;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code devex.binary.v1}. */
final class BinaryLine extends SocketLine {
    private static final int HEADER_BYTES = 13;
    private static final byte OUTPUT = 1;
    private static final byte INPUT = 2;
    private static final byte DRAWN = 3;

    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    private long typed;

    @Override
    String protocol() {
        return "devex.binary.v1";
    }

    @Override
    void type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        send(frame(INPUT, typed, bytes));
        typed += bytes.length;
    }

    @Override
    void drawn(long position) {
        send(frame(DRAWN, position, new byte[0]));
    }

    @Override
    void receive(JsonObject frame) {
        // nothing that matters here
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        while (header.hasRemaining() && part.hasRemaining()) {
            header.put(part.get());
        }
        if (part.hasRemaining() && header.get(0) == OUTPUT) {
            output(part);
        }
        if (last) {
            header.clear();
        }
        next(from);
        return CompletableFuture.completedStage(null);
    }

    private ByteBuffer frame(byte type, long sequence, byte[] bytes) {
        return ByteBuffer.allocate(HEADER_BYTES + bytes.length)
                .put(type)
                .putInt(terminal().getInt("number"))
                .putLong(sequence)
                .put(bytes)
                .flip();
    }
}
