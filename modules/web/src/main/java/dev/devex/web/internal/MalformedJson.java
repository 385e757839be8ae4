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
    private static final int SERVER_ERROR = 500;

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (WebApplicationException e) {
            // What is nested too deeply comes as an error of the server's.
            throw e.getResponse().getStatus() < SERVER_ERROR ? e : malformed();
        } catch (RuntimeException e) {
            throw malformed();
        }
    }

    private static InvalidValueException malformed() {
        return new InvalidValueException("The body is not the JSON that this call takes.");
    }
}
