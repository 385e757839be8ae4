package dev.devex.runner.server;

import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.View;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Output as {@code terminalResponse} events. They are the bulk of what is sent, so they are written straight into the
 * frame; {@link dev.devex.runner.protocol.ServerFrame.TerminalResponse} is what they look like.
 */
final class JsonFormat implements OutputFormat {
    private static final byte[] BEFORE = ascii("{\"event\":\"terminalResponse\",\"data\":\"");
    private static final byte[] BETWEEN = ascii("\",\"sessionId\":\"");
    private static final byte[] AFTER = ascii("\",\"sequence\":");

    @Override
    public @Nullable ByteBuffer next(Terminal terminal, View view, Frame memory) {
        ByteBuffer raw = ByteBuffer.wrap(memory.raw());
        view.peek(raw);
        TerminalText text = new TerminalText(memory.text());
        int length = text.add(memory.raw(), raw.position(), view.endsAfter(raw.position()));
        if (length == 0) {
            return null;
        }
        view.advance(length);
        memory.begin()
                .put(BEFORE)
                .put(memory.text(), 0, text.length())
                .put(BETWEEN)
                .put(ascii(terminal.id()))
                .put(AFTER)
                .put(ascii(Long.toString(view.position())))
                .put((byte) '}');
        return memory.end(Frame.TEXT);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
