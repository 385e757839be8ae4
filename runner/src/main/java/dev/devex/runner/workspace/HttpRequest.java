package dev.devex.runner.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request over HTTP/1.1, by what Java has had the longest: a small save is a process of some tenths of a second, and half
 * of that would go into starting a newer client.
 */
final class HttpRequest {
    private static final int CONNECT_MILLIS = 3_000;
    /** A commit reads back what was uploaded, however much that is. */
    private static final int ANSWER_MILLIS = 180_000;

    private static final int BUFFER = 1 << 16;

    private final String method;
    private final URI address;
    private final Map<String, String> headers = new HashMap<>();
    private long size;
    private @Nullable Body body;

    HttpRequest(String method, URI address) {
        this.method = method;
        this.address = address;
    }

    HttpRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    HttpRequest body(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return body(bytes.length, out -> out.write(bytes));
    }

    /** It is sent with its length, which stores want to know beforehand. */
    HttpRequest body(long length, Body content) {
        size = length;
        body = content;
        return this;
    }

    /** Sends it, and returns once the answer begins; an {@link IOException} says that there is none. */
    HttpAnswer send() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            send(body, connection);
        }
        int status = connection.getResponseCode();
        InputStream content =
                status < HttpURLConnection.HTTP_BAD_REQUEST ? connection.getInputStream() : connection.getErrorStream();
        return new HttpAnswer(status, content == null ? InputStream.nullInputStream() : content);
    }

    private void send(Body content, HttpURLConnection connection) throws IOException {
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(size);
        try (OutputStream out = connection.getOutputStream()) {
            content.writeTo(out);
        }
    }

    /** Copies {@code content} to {@code out}, and closes it. */
    static void copy(InputStream content, OutputStream out) throws IOException {
        try (content) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    /** What is sent after the headers. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
