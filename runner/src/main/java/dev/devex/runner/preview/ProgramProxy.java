package dev.devex.runner.preview;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Hands a request on to a program of the sandbox, and its answer back, as they come. */
final class ProgramProxy {
    private static final HttpString FORWARDED_PREFIX = new HttpString("X-Forwarded-Prefix");

    private final ListeningPorts ports;
    private final HttpHandler proxy;
    private final AtomicLong requests = new AtomicLong();

    /** @param patience how long a program may take to begin its answer to a request that it has got whole */
    ProgramProxy(ListeningPorts ports, Duration patience) {
        this.ports = ports;
        this.proxy = new Failures(
                patience,
                ProxyHandler.builder()
                        .setProxyClient(new ProgramClient())
                        .setMaxRequestTime(-1)
                        .setMaxConnectionRetries(0)
                        .addRequestHeader(Headers.HOST, new TargetAttribute(PreviewTarget::host))
                        .addRequestHeader(FORWARDED_PREFIX, new TargetAttribute(PreviewTarget::prefix))
                        .build());
    }

    /**
     * Shows the program on {@code port}, to which the path is {@code path}.
     *
     * @param prefix what stands before that path for the browser
     */
    void show(HttpServerExchange exchange, int port, String prefix, String path, boolean secure) throws Exception {
        if (exchange.isInIoThread()) {
            exchange.dispatch(here -> show(here, port, prefix, path, secure));
            return;
        }
        if (ListeningPorts.isRunner(exchange, port)) {
            PreviewPages.wrongPort(exchange);
            return;
        }
        Optional<InetAddress> address = ports.find(port);
        if (address.isEmpty()) {
            PreviewPages.nothingListens(exchange, port);
        } else {
            forward(exchange, new PreviewTarget(address.get(), port, prefix, path, exchange.getHostAndPort(), secure));
        }
    }

    /** How many have been asked of all programs so far. */
    long requests() {
        return requests.get();
    }

    private void forward(HttpServerExchange exchange, PreviewTarget target) throws Exception {
        requests.incrementAndGet();
        exchange.putAttachment(PreviewTarget.KEY, target);
        exchange.setRequestURI(target.path()).setResolvedPath("");
        exchange.setRequestScheme(target.scheme());
        RequestRewriting.rewrite(exchange.getRequestHeaders(), target);
        AnswerRewriting rewriting = new AnswerRewriting(target, exchange.getAttachment(PreviewGate.FRAMED));
        exchange.addResponseCommitListener(answered -> rewriting.rewrite(answered.getResponseHeaders()));
        proxy.handleRequest(exchange);
    }
}
