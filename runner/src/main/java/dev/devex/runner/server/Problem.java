package dev.devex.runner.server;

import dev.devex.runner.files.FileProblem;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.json.Json;

/** Answers with a problem of RFC 9457. */
final class Problem {
    private Problem() {}

    static void send(HttpServerExchange exchange, int status, String detail) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/problem+json");
        exchange.getResponseSender()
                .send(Json.createObjectBuilder()
                        .add("type", "about:blank")
                        .add("title", StatusCodes.getReason(status))
                        .add("status", status)
                        .add("detail", detail)
                        .add("instance", exchange.getRequestPath())
                        .build()
                        .toString());
    }

    static void send(HttpServerExchange exchange, FileProblem problem) {
        send(exchange, status(problem), String.valueOf(problem.getMessage()));
    }

    private static int status(FileProblem problem) {
        if (problem instanceof FileProblem.Missing) {
            return StatusCodes.NOT_FOUND;
        }
        if (problem instanceof FileProblem.Outside || problem instanceof FileProblem.BadName) {
            return StatusCodes.BAD_REQUEST;
        }
        if (problem instanceof FileProblem.Full) {
            return StatusCodes.INSUFFICIENT_STORAGE;
        }
        if (problem instanceof FileProblem.Refused) {
            return StatusCodes.INTERNAL_SERVER_ERROR;
        }
        if (problem instanceof FileProblem.Stale) {
            return StatusCodes.PRECONDITION_FAILED;
        }
        return StatusCodes.CONFLICT;
    }
}
