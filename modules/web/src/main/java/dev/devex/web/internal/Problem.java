package dev.devex.web.internal;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What clients are told about an error (RFC 9457).
 *
 * @param reason a camel-case word for programs, where the status does not say enough
 * @param headers to be sent with it
 */
record Problem(int status, Optional<String> reason, String detail, Map<String, String> headers) {
    static final String MEDIA_TYPE = "application/problem+json";

    Problem(int status, String detail) {
        this(status, Optional.empty(), detail, Map.of());
    }

    /** The body, for a request to the path {@code instance}. */
    String toJson(String instance) {
        var json = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", StatusText.title(status))
                .add("status", status)
                .add("detail", detail)
                .add("instance", instance);
        reason.ifPresent(word -> json.add("reason", word));
        return json.build().toString();
    }

    /** Answers a request to the path {@code instance}, unless an answer is under way already. */
    void send(String instance, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(toJson(instance));
    }
}
