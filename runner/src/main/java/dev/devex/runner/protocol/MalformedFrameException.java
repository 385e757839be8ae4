package dev.devex.runner.protocol;

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** A frame that is not one of {@link ClientFrame}; the message is a sentence for whoever wrote the client. */
public final class MalformedFrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String event;
    private final transient @Nullable JsonValue id;

    MalformedFrameException(String message, @Nullable String event, @Nullable JsonValue id) {
        super(message);
        this.event = event;
        this.id = id;
    }

    /** The error frame that tells the client. */
    public ServerFrame.ErrorMessage answer() {
        return new ServerFrame.ErrorMessage(String.valueOf(getMessage()), event);
    }

    /** The {@code id} of the frame, as far as it could be read. */
    public @Nullable JsonValue id() {
        return id;
    }
}
