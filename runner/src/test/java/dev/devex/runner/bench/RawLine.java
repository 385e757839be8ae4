package dev.devex.runner.bench;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A pseudo terminal with nothing between: the most that this machine gives. */
final class RawLine extends Line {
    private static final int CHUNK = 1 << 16;

    private final PtyProcess process;

    RawLine() throws IOException {
        process = new PtyProcessBuilder(new String[] {"/bin/bash", "--norc", "--noprofile"})
                .setEnvironment(Map.of("PATH", System.getenv("PATH"), "TERM", "xterm-256color"))
                .setInitialColumns(80)
                .setInitialRows(24)
                .start();
        Thread reader = new Thread(this::read, "raw-line");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    void type(String text) {
        try {
            process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
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
        process.destroyForcibly();
    }

    private void read() {
        byte[] chunk = new byte[CHUNK];
        try (InputStream output = process.getInputStream()) {
            for (int length = output.read(chunk); length > 0; length = output.read(chunk)) {
                arrived(ByteBuffer.wrap(chunk, 0, length));
            }
        } catch (IOException ended) {
            // as it does with its shell
        }
    }
}
