package dev.devex.runner.server;

import io.undertow.security.api.SecurityContext;
import io.undertow.security.impl.SecurityContextImpl;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.function.Function;
import org.xnio.StreamConnection;

/** The web application that holds the WebSocket; it sees only clients that offer our protocol, or none. */
final class SocketHandler implements HttpHandler {
    private static final String PATH = "/ws";

    private final HttpHandler application;

    private SocketHandler(HttpHandler application) {
        this.application = application;
    }

    static SocketHandler create(Network network, Function<ClientSocket, Connection> connections)
            throws ServletException {
        DeploymentInfo application = Servlets.deployment()
                .setClassLoader(SocketHandler.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("runner")
                .setSecurityDisabled(true)
                .addServletContextAttribute(
                        WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                        new WebSocketDeploymentInfo()
                                .setWorker(network.worker())
                                .setBuffers(network.buffers())
                                .setDispatchToWorkerThread(false)
                                .addEndpoint(endpoint(connections)));
        DeploymentManager deployment = Servlets.newContainer().addDeployment(application);
        deployment.deploy();
        return new SocketHandler(deployment.start());
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!exchange.getRequestHeaders().contains(Headers.UPGRADE)) {
            exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
            Problem.send(exchange, StatusCodes.UPGRADE_REQUIRED, "This is a WebSocket.");
        } else if (!Subprotocols.offered(exchange).fit()) {
            Problem.send(
                    exchange,
                    StatusCodes.BAD_REQUEST,
                    "The subprotocol must be " + String.join(" or ", Subprotocols.PROTOCOLS) + ".");
        } else {
            exchange.setRelativePath(PATH).setResolvedPath("");
            introduce(exchange);
            application.handleRequest(exchange);
        }
    }

    // The endpoint sees of all this only the principal.
    private static void introduce(HttpServerExchange exchange) {
        SecurityContext security = new SecurityContextImpl(exchange, null);
        StreamConnection network = ((AbstractServerConnection) exchange.getConnection()).getChannel();
        SocketCaller caller = new SocketCaller(exchange.getAttachment(TicketGate.USER), network);
        security.authenticationComplete(caller, "ticket", false);
        exchange.setSecurityContext(security);
    }

    private static ServerEndpointConfig endpoint(Function<ClientSocket, Connection> connections) {
        return ServerEndpointConfig.Builder.create(ReplEndpoint.class, PATH)
                .subprotocols(Subprotocols.PROTOCOLS)
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
                        return supported.stream()
                                .filter(requested::contains)
                                .findFirst()
                                .orElse("");
                    }

                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(new ReplEndpoint(connections));
                    }
                })
                .build();
    }
}
