package dev.devex.runner.server;

import dev.devex.runner.protocol.ServerFrame;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Whoever is served over one connection, as its terminals know them. */
interface Client {
    /** What others know it by. */
    String name();

    /** Whose ticket it was. */
    String user();

    /** Whether output comes as binary frames. */
    boolean isBinary();

    OutputFormat format();

    /** Sends a frame; waits while too many wait, unless it is the network's thread. */
    void send(ServerFrame frame, @Nullable JsonValue id);

    /** Sends what {@code source} has, as soon as the network takes it. */
    void push(FrameSource source);

    ByteBuffer encode(ServerFrame frame, @Nullable JsonValue id);
}
