package dev.devex.storage.internal.s3;

import io.minio.MinioClient;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * The clients of one store. They share connections and differ in patience and in the address they sign for.
 *
 * @param usual for everything
 * @param quick gives up after two seconds, whatever happens
 * @param signing presigns, and never connects
 */
record S3Clients(MinioClient usual, MinioClient quick, MinioClient signing, OkHttpClient http)
        implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration CHECK = Duration.ofSeconds(2);

    static S3Clients of(S3Location location) {
        var http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .build();
        var quick = http.newBuilder().callTimeout(CHECK).build();
        return new S3Clients(
                client(location, location.endpoint(), http),
                client(location, location.endpoint(), quick),
                client(location, location.publicEndpoint(), http),
                http);
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static MinioClient client(S3Location location, URI endpoint, OkHttpClient http) {
        return MinioClient.builder()
                .endpoint(endpoint.toString())
                .region(location.region())
                .credentials(
                        location.credentials().accessKey(),
                        location.credentials().secretKey())
                .httpClient(http)
                .build();
    }
}
