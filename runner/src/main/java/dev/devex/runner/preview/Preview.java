package dev.devex.runner.preview;

import dev.devex.runner.access.OneTimeCodes;
import dev.devex.runner.access.OneTimeCodes.OneTimeCode;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The ways to the user's programs: under a path of the runner's, and each at a host of its own. */
public final class Preview {
    /** Where it is, under the runner's base. */
    public static final String PATH = "/user-app";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String core;
    private final OneTimeCodes<PreviewPass> codes = new OneTimeCodes<>(Clock.systemUTC());
    private final PreviewPass pass;
    private final ProgramProxy programs;

    /** @param core the origin of the core's pages */
    public Preview(String repl, String core, ListeningPorts ports) {
        this.core = core;
        this.pass = new PreviewPass(repl);
        this.programs = new ProgramProxy(ports, PATIENCE);
    }

    /** How many requests programs have been handed so far. */
    public long requests() {
        return programs.requests();
    }

    /** A code that opens it, whatever its way. */
    public OneTimeCode issueCode() {
        return codes.issue(pass);
    }

    /** What is under {@link #PATH}; {@code secure} says that browsers come by https. */
    public HttpHandler atPath(String basePath, boolean secure) {
        String prefix = basePath + PATH;
        // A document has no origin here, so what it loads cannot be told from what others load: it may only be read.
        Visitors visitors = new Visitors(
                (exchange, origin) -> origin.equals(core) || isHostOf(exchange, origin), Set.of("navigate", "no-cors"));
        PassScope scope = PassScope.path(prefix, secure);
        return new PreviewGate(codes, pass, scope, visitors, new PathPreview(prefix, secure, programs));
    }

    /** What is at {@code hosts}; everything else is left to {@code elsewhere}. */
    public HttpHandler atHosts(Optional<PreviewHosts> hosts, HttpHandler elsewhere) {
        return hosts.map(own -> atHosts(own, elsewhere)).orElse(elsewhere);
    }

    private HttpHandler atHosts(PreviewHosts hosts, HttpHandler elsewhere) {
        Visitors visitors =
                new Visitors((exchange, origin) -> origin.equals(core) || hosts.isOrigin(origin), Set.of("navigate"));
        PassScope scope = PassScope.host(hosts.isSecure());
        HttpHandler own = new PreviewGate(codes, pass, scope, visitors, new HostPreview(hosts, programs));
        return exchange -> {
            String host = exchange.getHostAndPort();
            if (!hosts.include(host)) {
                elsewhere.handleRequest(exchange);
            } else if (hosts.port(host).isEmpty()) {
                PreviewPages.otherRepl(exchange);
            } else {
                own.handleRequest(exchange);
            }
        };
    }

    private static boolean isHostOf(HttpServerExchange exchange, String origin) {
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        return origin.equals(host) || origin.endsWith("//" + host);
    }
}
