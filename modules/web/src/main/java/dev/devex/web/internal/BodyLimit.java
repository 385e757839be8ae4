package dev.devex.web.internal;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads bodies whole before anything looks into them, and no large ones: the work itself never passes through here. */
@Provider
@ApplicationScoped
@Priority(Priorities.USER)
public class BodyLimit implements ContainerRequestFilter {
    static final int BYTES = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (!request.hasEntity()) {
            return;
        }
        if (request.getLength() > BYTES) {
            throw new BodyTooLargeException();
        }
        var body = request.getEntityStream().readNBytes(BYTES + 1);
        if (body.length > BYTES) {
            throw new BodyTooLargeException();
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }
}
