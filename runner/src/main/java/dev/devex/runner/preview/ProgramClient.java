package dev.devex.runner.preview;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;

/** Connects to the program anew for each request: on loopback that costs nothing, and programs come and go. */
final class ProgramClient implements ProxyClient {
    private static final ProxyTarget TARGET = new ProxyTarget() {};

    private final UndertowClient client = UndertowClient.getInstance();

    @Override
    public @Nullable ProxyTarget findTarget(HttpServerExchange exchange) {
        return exchange.getAttachment(PreviewTarget.KEY) == null ? null : TARGET;
    }

    @Override
    public void getConnection(
            ProxyTarget target,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            long timeout,
            TimeUnit unit) {
        client.connect(
                new Connected(exchange, callback),
                exchange.getAttachment(PreviewTarget.KEY).uri(),
                exchange.getIoThread(),
                exchange.getConnection().getByteBufferPool(),
                OptionMap.EMPTY);
    }

    private record Connected(HttpServerExchange exchange, ProxyCallback<ProxyConnection> callback)
            implements ClientCallback<ClientConnection> {
        @Override
        public void completed(ClientConnection connection) {
            exchange.addExchangeCompleteListener((completed, next) -> {
                if (!completed.isUpgrade()) {
                    IoUtils.safeClose(connection);
                }
                next.proceed();
            });
            callback.completed(exchange, new ProxyConnection(connection, "/"));
        }

        @Override
        public void failed(IOException unreachable) {
            callback.couldNotResolveBackend(exchange);
        }
    }
}
