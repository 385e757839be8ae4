package dev.devex.runner.server;

import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.View;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Output in binary frames, as it is. */
final class BinaryFormat implements OutputFormat {
    @Override
    public @Nullable ByteBuffer next(Terminal terminal, View view, Frame memory) {
        ByteBuffer payload = memory.begin();
        new BinaryHeader(BinaryHeader.OUTPUT, terminal.number(), view.position()).write(payload);
        int start = payload.position();
        view.peek(payload);
        int length = payload.position() - start;
        view.advance(length);
        return length == 0 ? null : memory.end(Frame.BINARY);
    }
}
