package dev.devex.runner.preview;

import dev.devex.runner.terminal.ProcessTree;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hands a request to the program that listens on the port in its path, if that is one of the sandbox's own. */
public final class Preview implements HttpHandler {
    /** Where it is, under the runner's base. */
    public static final String PATH = "/user-app";

    private static final Pattern REST = Pattern.compile("/(\\d{1,5})(/.*)?");
    private static final HttpString FORWARDED_PREFIX = new HttpString("X-Forwarded-Prefix");
    private static final int LOWEST_PORT = 1024;
    private static final int HIGHEST_PORT = 65535;

    private final String prefix;
    private final boolean secure;
    private final ListeningPorts ports;
    private final HttpHandler proxy;

    private Preview(String prefix, boolean secure, ListeningPorts ports) {
        this.prefix = prefix;
        this.secure = secure;
        this.ports = ports;
        this.proxy = ProxyHandler.builder()
                .setProxyClient(new ProgramClient())
                .setMaxRequestTime(-1)
                .addRequestHeader(Headers.HOST, new TargetAttribute(PreviewTarget::host))
                .addRequestHeader(FORWARDED_PREFIX, new TargetAttribute(PreviewTarget::prefix))
                .build();
    }

    /** The preview of {@code repl}, behind its gate; {@code secure} says that browsers come by https. */
    public static HttpHandler create(
            String repl, String basePath, boolean secure, PreviewCodes codes, ProcessTree processes) {
        String prefix = basePath + PATH;
        Preview preview = new Preview(prefix, secure, new ListeningPorts(processes));
        return new PreviewGate(codes, new PreviewPass(repl, prefix, secure), preview);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.isInIoThread()) {
            exchange.dispatch(this);
            return;
        }
        String path = exchange.getRequestURI();
        Matcher rest = REST.matcher(path.substring(prefix.length()));
        int port = rest.matches() ? Integer.parseInt(rest.group(1)) : 0;
        if (port < LOWEST_PORT || port > HIGHEST_PORT) {
            PreviewPages.wrongPort(exchange);
        } else if (rest.group(2) == null) {
            addSlash(exchange, path);
        } else {
            show(exchange, port, rest.group(2));
        }
    }

    private void show(HttpServerExchange exchange, int port, String path) throws Exception {
        Optional<InetAddress> address = ports.find(port);
        if (address.isEmpty()) {
            PreviewPages.nothingListens(exchange, port);
            return;
        }
        PreviewTarget target =
                new PreviewTarget(address.get(), port, prefix + "/" + port, path, exchange.getHostAndPort());
        exchange.putAttachment(PreviewTarget.KEY, target);
        exchange.setRequestURI(path).setResolvedPath("");
        exchange.setRequestScheme(secure ? "https" : "http");
        PreviewRewriting.cleanRequest(exchange.getRequestHeaders());
        exchange.getRequestHeaders().put(Headers.X_FORWARDED_HOST, target.publicHost());
        PreviewRewriting rewriting = new PreviewRewriting(target);
        exchange.addResponseCommitListener(answered -> rewriting.rewriteResponse(answered.getResponseHeaders()));
        proxy.handleRequest(exchange);
    }

    private static void addSlash(HttpServerExchange exchange, String path) {
        String query = exchange.getQueryString();
        exchange.setStatusCode(StatusCodes.TEMPORARY_REDIRECT);
        exchange.getResponseHeaders().put(Headers.LOCATION, path + "/" + (query.isEmpty() ? "" : "?" + query));
    }
}
