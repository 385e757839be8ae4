package dev.devex.runner.server;

import dev.devex.runner.protocol.ServerFrame;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Sends frames to one client. Whoever sends waits while the client does not read. */
@FunctionalInterface
interface FrameSender {
    /** {@code id} is that of the request it answers. */
    void send(ServerFrame frame, @Nullable JsonValue id);
}
