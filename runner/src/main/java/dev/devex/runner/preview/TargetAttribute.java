package dev.devex.runner.preview;

import io.undertow.attribute.ExchangeAttribute;
import io.undertow.attribute.ReadOnlyAttributeException;
import io.undertow.server.HttpServerExchange;
import java.util.function.Function;

/** A header's value that depends on where the request goes. */
record TargetAttribute(Function<PreviewTarget, String> value) implements ExchangeAttribute {
    @Override
    public String readAttribute(HttpServerExchange exchange) {
        return value.apply(exchange.getAttachment(PreviewTarget.KEY));
    }

    @Override
    public void writeAttribute(HttpServerExchange exchange, String newValue) throws ReadOnlyAttributeException {
        throw new ReadOnlyAttributeException("preview target", newValue);
    }
}
