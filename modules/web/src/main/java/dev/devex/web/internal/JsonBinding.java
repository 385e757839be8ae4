package dev.devex.web.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Every field of a shape goes over the wire, null where it is empty. */
@Provider
@ApplicationScoped
public class JsonBinding implements ContextResolver<Jsonb> {
    private final Jsonb binding =
            JsonbBuilder.create(new JsonbConfig().withNullValues(true).withDeserializers(new TextDeserializer()));

    @Override
    public Jsonb getContext(Class<?> type) {
        return binding;
    }
}
