package dev.devex.web.internal;

import dev.devex.kernel.InvalidValueException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells a body that cannot be read, which is the client's fault, from an answer that cannot be written. */
@Provider
@ApplicationScoped
public class MalformedJson implements ReaderInterceptor {
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) {
            // The libraries' own ones, and a bare one for what is nested too deeply.
            throw new InvalidValueException("The body is not the JSON that this call takes.");
        }
    }
}
