package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.InvalidValueException;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import java.io.IOException;
import java.time.Duration;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The way to the API server: of {@code KUBECONFIG}, or of the service account in a pod. */
final class Connection {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** By which a connection that has died is noticed. */
    private static final Duration PING = Duration.ofSeconds(5);

    private Connection() {}

    static ApiClient open() {
        try {
            return polite(ClientBuilder.standard(false).setPingInterval(PING).build());
        } catch (IOException | RuntimeException e) {
            // The parser of YAML has exceptions of its own, and a file of another shape ends in a wrong cast.
            throw unusable(e);
        }
    }

    /** Without the error's own words, which quote the file: there are keys in it, and readiness tells this to anybody. */
    static InvalidValueException unusable(Exception error) {
        var fact = "it does not hold what such a file holds.";
        if (error instanceof MarkedYAMLException malformed && malformed.getProblemMark() != null) {
            fact = "its line " + (malformed.getProblemMark().getLine() + 1) + " is no YAML.";
        } else if (error instanceof IOException) {
            fact = "it, or a file that it names, cannot be read.";
        }
        return new InvalidValueException("KUBECONFIG cannot be used: " + fact);
    }

    static ApiClient polite(ApiClient client) {
        return client.setHttpClient(client.getHttpClient()
                .newBuilder()
                .connectTimeout(CONNECT)
                .addInterceptor(new Politeness())
                .build());
    }
}
