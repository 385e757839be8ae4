package dev.devex.storage.internal.s3;

import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The object store ({@code S3_…}); the launcher of the embedded default fills it in. */
@Dependent
@ConfigProperties(prefix = "s3")
public class S3Settings {
    @ConfigProperty(name = "endpoint")
    private URI endpoint;

    @ConfigProperty(name = "region", defaultValue = "us-east-1")
    private String region;

    @ConfigProperty(name = "bucket")
    private String bucket;

    @ConfigProperty(name = "access.key")
    private String accessKey;

    @ConfigProperty(name = "secret.key")
    private String secretKey;

    @ConfigProperty(name = "public.endpoint")
    private Optional<URI> publicEndpoint;

    /** Where the core reaches the store, and where sandboxes reach it. */
    public S3Location location() {
        return new S3Location(
                endpoint, publicEndpoint.orElse(endpoint), region, bucket, new S3Credentials(accessKey, secretKey));
    }
}
