package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import java.util.Map;

/** An answer that is a Status of kind Failure. */
final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;

    StatusException(int code, String reason, String message) {
        super(message);
        this.code = code;
        this.reason = reason;
    }

    static StatusException notFound(String resource, String name) {
        return new StatusException(404, "NotFound", resource + " \"" + name + "\" not found");
    }

    static StatusException invalid(String kind, String name, String fact) {
        return new StatusException(422, "Invalid", kind + " \"" + name + "\" is invalid: " + fact);
    }

    static StatusException conflict(String kind, String name, String fact) {
        return new StatusException(
                409, "Conflict", "Operation cannot be fulfilled on " + kind + " \"" + name + "\": " + fact);
    }

    static StatusException expired(long wanted, long oldest) {
        return new StatusException(410, "Expired", "too old resource version: " + wanted + " (" + oldest + ")");
    }

    int code() {
        return code;
    }

    JsonObject toJson() {
        return Json.of(Map.of(
                "kind",
                "Status",
                "apiVersion",
                "v1",
                "status",
                "Failure",
                "code",
                code,
                "reason",
                reason,
                "message",
                String.valueOf(getMessage())));
    }
}
