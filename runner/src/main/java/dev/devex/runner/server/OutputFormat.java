package dev.devex.runner.server;

import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.View;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** How a connection is sent a terminal's output. */
interface OutputFormat {
    /** A frame with what {@code view} may be sent now, made in {@code memory}; null when that is nothing. */
    @Nullable
    ByteBuffer next(Terminal terminal, View view, Frame memory);
}
