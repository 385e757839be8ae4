package dev.devex.snapshot.bench;

import dev.devex.snapshot.ObjectContent;
import dev.devex.snapshot.ObjectName;
import dev.devex.snapshot.ObjectSink;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The objects of a bucket, stored with the headers that sandboxes are told to send. */
final class S3Objects implements ObjectSource, ObjectSink {
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
        put(name.path(), content, Map.of("If-None-Match", "*", "x-amz-checksum-sha256", checksum));
    }

    void put(String path, ObjectContent content, Map<String, String> headers) throws IOException {
        HttpURLConnection request = request(path);
        request.setRequestMethod("PUT");
        headers.forEach(request::setRequestProperty);
        request.setDoOutput(true);
        request.setFixedLengthStreamingMode(content.size());
        try (var body = request.getOutputStream();
                InputStream bytes = content.open()) {
            bytes.transferTo(body);
        }
        answer(request).close();
        sent.addAndGet(content.size());
    }

    @Override
    public InputStream manifest(Sha256 sha256) throws IOException {
        return answer(request(ObjectName.manifest(sha256).path()));
    }

    @Override
    public InputStream pack(StoredPack pack) throws IOException {
        return answer(request(ObjectName.pack(pack.sha256()).path()));
    }

    private HttpURLConnection request(String path) throws IOException {
        return (HttpURLConnection) new URL(bucket + path).openConnection();
    }

    private static InputStream answer(HttpURLConnection request) throws IOException {
        if (request.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("The store answered " + request.getResponseCode() + ".");
        }
        return request.getInputStream();
    }
}
