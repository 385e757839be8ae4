package dev.devex.web.internal;

import java.util.Map;

/** The titles of statuses (RFC 9110), and sentences for those that say all there is to say. */
final class StatusText {
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"));

    private static final Map<Integer, String> SENTENCES = Map.of(
            400, "The request is not one this call takes.",
            403, "That is not allowed.",
            404, "There is nothing here.",
            405, "This method is not offered here.",
            406, "There is no answer of the media type asked for.",
            413, "The request is too large.",
            415, "This media type is not taken here; send JSON.",
            500, "Something went wrong on the server; its log says more.");

    private StatusText() {}

    static String title(int status) {
        return TITLES.getOrDefault(status, "Error");
    }

    static String sentence(int status) {
        return SENTENCES.getOrDefault(status, title(status) + ".");
    }
}
