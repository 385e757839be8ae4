package dev.devex.repl.internal.rest;

import dev.devex.kernel.InvalidValueException;
import dev.devex.repl.internal.Drain;
import dev.devex.repl.internal.ReplSettings;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** For the launcher, which has everything saved before it ends the server. */
@Path("/internal/drain")
@PermitAll
@RequestScoped
public class DrainResource {
    private static final int LONGEST_SECONDS = 600;

    private final Drain drain;
    private final Optional<String> operatorToken;

    @Inject
    public DrainResource(Drain drain, @ConfigProperties ReplSettings settings) {
        this(drain, settings.operatorToken());
    }

    DrainResource(Drain drain, Optional<String> operatorToken) {
        this.drain = drain;
        this.operatorToken = operatorToken;
    }

    @SuppressWarnings("NullAway")
    protected DrainResource() {
        drain = null;
        operatorToken = Optional.empty();
    }

    @POST
    @Produces(MediaType.TEXT_PLAIN)
    public StreamingOutput drain(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("seconds") @DefaultValue("30") int seconds) {
        checkOperator(authorization);
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw new InvalidValueException("\"seconds\" must be 1 to " + LONGEST_SECONDS + ".");
        }
        return output -> {
            try {
                drain.run(Duration.ofSeconds(seconds), line -> write(line, output));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void checkOperator(@Nullable String authorization) {
        var expected = "Bearer " + operatorToken.orElseThrow(NotFoundException::new);
        if (authorization == null || !MessageDigest.isEqual(bytes(expected), bytes(authorization))) {
            throw new NotAuthorizedException("Bearer");
        }
    }

    private static void write(String line, OutputStream output) {
        try {
            output.write(bytes(line + "\n"));
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
