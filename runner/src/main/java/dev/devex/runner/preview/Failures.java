package dev.devex.runner.preview;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioExecutor;

/** Says in words when a program breaks off, speaks no HTTP, or does not answer at all. */
final class Failures implements HttpHandler {
    private final Duration patience;
    private final HttpHandler next;

    /** @param patience how long a program may take to begin its answer to a request that it has got whole */
    Failures(Duration patience, HttpHandler next) {
        this.patience = patience;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.addDefaultResponseListener(Failures::explain);
        expectAnswer(exchange, false);
        next.handleRequest(exchange);
    }

    private static boolean explain(HttpServerExchange exchange) {
        if (!exchange.isResponseChannelAvailable()) {
            return false;
        }
        int port = exchange.getAttachment(PreviewTarget.KEY).port();
        if (exchange.getStatusCode() == StatusCodes.GATEWAY_TIME_OUT) {
            PreviewPages.noAnswer(exchange, port);
        } else {
            PreviewPages.brokenAnswer(exchange, port);
        }
        return true;
    }

    // A large upload may take any time; the program's time begins when it has all of it.
    private void expectAnswer(HttpServerExchange exchange, boolean asked) {
        XnioExecutor.Key timer = exchange.getIoThread()
                .executeAfter(
                        () -> {
                            if (exchange.isComplete() || exchange.isResponseStarted()) {
                                return;
                            }
                            if (asked) {
                                exchange.setStatusCode(StatusCodes.GATEWAY_TIME_OUT)
                                        .endExchange();
                            } else {
                                expectAnswer(exchange, exchange.isRequestComplete());
                            }
                        },
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS);
        exchange.addExchangeCompleteListener((completed, others) -> {
            timer.remove();
            others.proceed();
        });
    }
}
