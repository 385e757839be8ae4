package dev.devex.web.internal;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * What clients are told about an error (RFC 9457).
 *
 * @param headers to be sent with it
 */
record Problem(int status, String detail, Map<String, String> headers) {
    static final String MEDIA_TYPE = "application/problem+json";

    Problem(int status, String detail) {
        this(status, detail, Map.of());
    }

    /** The body, for a request to the path {@code instance}. */
    String toJson(String instance) {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", StatusText.title(status))
                .add("status", status)
                .add("detail", detail)
                .add("instance", instance)
                .build()
                .toString();
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
