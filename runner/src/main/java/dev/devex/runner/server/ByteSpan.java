package dev.devex.runner.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.ByteRange;
import io.undertow.util.ByteRange.RangeResponseResult;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** Which bytes of a file a request wants: all, or one range (RFC 9110, 14). Several ranges at once are answered by all. */
record ByteSpan(long start, long length, int status) {
    static ByteSpan asked(HttpServerExchange exchange, long size, String tag) {
        ByteRange range = ByteRange.parse(exchange.getRequestHeaders().getFirst(Headers.RANGE));
        String only = exchange.getRequestHeaders().getFirst(Headers.IF_RANGE);
        if (range == null || range.getRanges() != 1 || size == 0 || (only != null && !only.equals(tag))) {
            return new ByteSpan(0, size, StatusCodes.OK);
        }
        RangeResponseResult result = range.getResponseResult(size, null, null, null);
        exchange.getResponseHeaders().put(Headers.CONTENT_RANGE, result.getContentRange());
        return new ByteSpan(result.getStart(), result.getContentLength(), result.getStatusCode());
    }

    boolean isEmpty() {
        return status == StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE;
    }

    long end() {
        return start + length;
    }
}
