package dev.devex.snapshot.bench;

import dev.devex.snapshot.ObjectContent;
import dev.devex.snapshot.ObjectName;
import dev.devex.snapshot.ObjectSink;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** The objects of a bucket, stored with the headers that sandboxes are told to send. */
final class S3Objects implements ObjectSource, ObjectSink {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong sent = new AtomicLong();
    private final String bucket;

    S3Objects(String bucket) {
        this.bucket = bucket;
    }

    /** In bytes, without headers. */
    long sent() {
        return sent.get();
    }

    @Override
    public void put(ObjectName name, ObjectContent content) throws IOException {
        String checksum = Base64.getEncoder().encodeToString(name.sha256().bytes());
        send(
                request(name.path())
                        .header("If-None-Match", "*")
                        .header("x-amz-checksum-sha256", checksum)
                        .PUT(BodyPublishers.fromPublisher(body(content), content.size())),
                BodyHandlers.discarding());
        sent.addAndGet(content.size());
    }

    void put(String path, BodyPublisher body) throws IOException {
        send(request(path).PUT(body), BodyHandlers.discarding());
        sent.addAndGet(body.contentLength());
    }

    @Override
    public InputStream manifest(Sha256 sha256) throws IOException {
        return open(ObjectName.manifest(sha256));
    }

    @Override
    public InputStream pack(StoredPack pack) throws IOException {
        return open(ObjectName.pack(pack.sha256()));
    }

    private InputStream open(ObjectName name) throws IOException {
        return send(request(name.path()), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(bucket + path));
    }

    private static BodyPublisher body(ObjectContent content) {
        return BodyPublishers.ofInputStream(() -> {
            try {
                return content.open();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private <T> T send(HttpRequest.Builder request, BodyHandler<T> handler) throws IOException {
        try {
            HttpResponse<T> response = http.send(request.build(), handler);
            if (response.statusCode() != 200) {
                throw new IOException("The store answered " + response.statusCode() + ".");
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
