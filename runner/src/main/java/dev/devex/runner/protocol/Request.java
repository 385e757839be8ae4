package dev.devex.runner.protocol;

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** A frame with the {@code id} that its answer carries back, whatever JSON that is. */
public record Request(ClientFrame frame, @Nullable JsonValue id) {}
