package dev.devex.runner.preview;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** Hands a request to the program that listens on the port in its host. */
final class HostPreview implements HttpHandler {
    private final PreviewHosts hosts;
    private final ProgramProxy programs;

    HostPreview(PreviewHosts hosts, ProgramProxy programs) {
        this.hosts = hosts;
        this.programs = programs;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        int port = hosts.port(exchange.getHostAndPort()).orElse(0);
        if (ListeningPorts.isPort(port)) {
            programs.show(exchange, port, "", RawPath.of(exchange), hosts.isSecure());
        } else {
            PreviewPages.wrongPort(exchange);
        }
    }
}
