package dev.devex.runner.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.ByteRange;
import io.undertow.util.ByteRange.RangeResponseResult;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.regex.Pattern;

/** Which bytes of a file a request wants: all, or one range (RFC 9110, 14). Several ranges at once are answered by all. */
record ByteSpan(long start, long length, int status) {
    /** What Undertow has for a start or an end that is not said. */
    private static final long OPEN = -1;

    // Which Undertow takes for the whole file.
    private static final Pattern LAST_NONE = Pattern.compile("bytes=-0+");

    static ByteSpan asked(HttpServerExchange exchange, long size, String tag) {
        String asked = exchange.getRequestHeaders().getFirst(Headers.RANGE);
        String only = exchange.getRequestHeaders().getFirst(Headers.IF_RANGE);
        if (asked == null || size == 0 || (only != null && !only.equals(tag))) {
            return new ByteSpan(0, size, StatusCodes.OK);
        }
        if (LAST_NONE.matcher(asked).matches()) {
            exchange.getResponseHeaders().put(Headers.CONTENT_RANGE, "bytes */" + size);
            return new ByteSpan(0, 0, StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE);
        }
        ByteRange range = ByteRange.parse(asked);
        if (range == null || range.getRanges() != 1 || isBackwards(range)) {
            return new ByteSpan(0, size, StatusCodes.OK);
        }
        RangeResponseResult result = range.getResponseResult(size, null, null, null);
        exchange.getResponseHeaders().put(Headers.CONTENT_RANGE, result.getContentRange());
        return new ByteSpan(result.getStart(), result.getContentLength(), result.getStatusCode());
    }

    private static boolean isBackwards(ByteRange range) {
        return range.getEnd(0) != OPEN && range.getEnd(0) < range.getStart(0);
    }

    boolean isEmpty() {
        return status == StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE;
    }

    long end() {
        return start + length;
    }
}
