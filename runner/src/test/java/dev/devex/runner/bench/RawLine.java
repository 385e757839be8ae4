package dev.devex.runner.bench;

import dev.devex.runner.terminal.BareTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A pseudo terminal with nothing between: the most that this machine gives. */
final class RawLine extends Line {
    private final BareTerminal terminal = new BareTerminal();

    RawLine() throws IOException {
        Thread reader = new Thread(this::read, "raw-line");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    void type(String text) {
        terminal.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    void drawn(long position) {
        // Nobody waits for that here.
    }

    @Override
    void pause() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        terminal.kill();
    }

    private void read() {
        for (ByteBuffer bytes = terminal.read(); bytes.hasRemaining(); bytes = terminal.read()) {
            arrived(bytes);
        }
        try {
            terminal.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
