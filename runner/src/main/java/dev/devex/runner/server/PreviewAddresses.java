package dev.devex.runner.server;

import dev.devex.runner.preview.Preview;
import dev.devex.runner.preview.PreviewHosts;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;

/**
 * Where a browser opens the program on a port: at a host of its own, or else under a path of the runner's.
 *
 * @param scheme by which browsers reach the runner
 */
record PreviewAddresses(Optional<PreviewHosts> hosts, String scheme, String basePath) {
    static PreviewAddresses of(ServeOptions options) {
        return new PreviewAddresses(options.previewHosts(), options.isSecure() ? "https" : "http", options.basePath());
    }

    /** For the browser that makes this request. */
    String address(HttpServerExchange exchange, int port) {
        return hosts.map(own -> own.origin(port, exchange.getHostPort()) + '/')
                .orElseGet(
                        () -> scheme + "://" + exchange.getHostAndPort() + basePath + Preview.PATH + '/' + port + '/');
    }
}
