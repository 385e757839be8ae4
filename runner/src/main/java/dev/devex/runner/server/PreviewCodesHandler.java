package dev.devex.runner.server;

import dev.devex.runner.access.OneTimeCodes;
import dev.devex.runner.access.OneTimeCodes.OneTimeCode;
import dev.devex.runner.preview.ListeningPorts;
import dev.devex.runner.preview.Preview;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.OptionalInt;

/** Issues preview codes; for a named port, with the address that the code opens. */
final class PreviewCodesHandler implements HttpHandler {
    private static final int MAX_BYTES = 1 << 10;

    private final Preview preview;
    private final PreviewAddresses addresses;

    PreviewCodesHandler(Preview preview, PreviewAddresses addresses) {
        this.preview = preview;
        this.addresses = addresses;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "POST");
            Problem.send(exchange, StatusCodes.METHOD_NOT_ALLOWED, "A preview code is made with POST.");
            return;
        }
        try {
            OptionalInt port = port(exchange);
            if (port.isPresent() && ListeningPorts.isRunner(exchange, port.getAsInt())) {
                Problem.send(exchange, StatusCodes.FORBIDDEN, "That port is the runner's own; it has no preview.");
                return;
            }
            issue(exchange, port);
        } catch (IllegalArgumentException malformed) {
            Problem.send(exchange, StatusCodes.BAD_REQUEST, "The port must be a number from 1024 to 65535.");
        }
    }

    private void issue(HttpServerExchange exchange, OptionalInt port) {
        OneTimeCode code = preview.issueCode();
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("code", code.code())
                .add("expiresAt", code.expiresAt().toString());
        port.ifPresent(asked -> answer.add(
                "url", addresses.address(exchange, asked) + "?" + OneTimeCodes.PARAMETER + "=" + code.code()));
        exchange.setStatusCode(StatusCodes.CREATED);
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "application/json")
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(answer.build().toString());
    }

    private static OptionalInt port(HttpServerExchange exchange) throws IOException {
        exchange.startBlocking();
        byte[] body = exchange.getInputStream().readNBytes(MAX_BYTES);
        JsonValue port = body.length == 0 ? JsonValue.NULL : parse(body).getOrDefault("port", JsonValue.NULL);
        if (port.equals(JsonValue.NULL)) {
            return OptionalInt.empty();
        }
        if (!(port instanceof JsonNumber number)
                || !number.isIntegral()
                || !ListeningPorts.isPort(number.doubleValue())) {
            throw new IllegalArgumentException("no port");
        }
        return OptionalInt.of(number.intValue());
    }

    private static JsonObject parse(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        } catch (JsonException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
