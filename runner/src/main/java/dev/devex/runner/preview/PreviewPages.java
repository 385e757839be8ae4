package dev.devex.runner.preview;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** The pages that stand where the user's program says nothing. */
final class PreviewPages {
    private static final String REFRESH = "\n<meta http-equiv=\"refresh\" content=\"2\">";

    // RFC 9110, 15.5.20
    private static final int MISDIRECTED_REQUEST = 421;

    private PreviewPages() {}

    static void notAllowed(HttpServerExchange exchange) {
        send(
                exchange,
                StatusCodes.UNAUTHORIZED,
                "",
                "This preview is private",
                "Open it from the IDE of its repl: this address alone does not open it, and a link from there works once.");
    }

    static void nothingListens(HttpServerExchange exchange, int port) {
        send(
                exchange,
                StatusCodes.BAD_GATEWAY,
                REFRESH,
                "Nothing listens on port " + port + " yet",
                "Start your program; this page looks again every two seconds and shows it as soon as it answers.");
    }

    static void brokenAnswer(HttpServerExchange exchange, int port) {
        send(
                exchange,
                StatusCodes.BAD_GATEWAY,
                REFRESH,
                "The program on port " + port + " broke off",
                "It closed the connection without an answer, or what it said is not HTTP. Its terminal may say why; this"
                        + " page looks again every two seconds.");
    }

    static void noAnswer(HttpServerExchange exchange, int port) {
        send(
                exchange,
                StatusCodes.GATEWAY_TIME_OUT,
                "",
                "The program on port " + port + " does not answer",
                "It has taken the request and said nothing for minutes. Its terminal may say why; stop it and run it"
                        + " again if it hangs.");
    }

    static void foreign(HttpServerExchange exchange) {
        send(
                exchange,
                StatusCodes.FORBIDDEN,
                "",
                "Another page may not use this preview",
                "Pages of other origins cannot act in a program with the rights of the person who looks at it.");
    }

    static void otherRepl(HttpServerExchange exchange) {
        send(
                exchange,
                MISDIRECTED_REQUEST,
                "",
                "This is another repl",
                "The address names a repl that is not the one here. Open the preview from the IDE of its repl.");
    }

    static void wrongPort(HttpServerExchange exchange) {
        send(
                exchange,
                StatusCodes.FORBIDDEN,
                "",
                "There is no preview of this port",
                "A program of yours can be seen here when it listens on a port from 1024 to 65535.");
    }

    private static void send(HttpServerExchange exchange, int status, String head, String title, String text) {
        exchange.setStatusCode(status).setReasonPhrase(StatusCodes.getReason(status));
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "text/html; charset=utf-8")
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(page(head, title, text));
    }

    private static String page(String head, String title, String text) {
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">%s
            <title>%s</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 20vh auto; padding: 0 1rem }
            h1 { font-size: 1.25rem }
            </style>
            </head>
            <body>
            <h1>%s</h1>
            <p>%s</p>
            </body>
            </html>
            """.formatted(head, title, title, text);
    }
}
