package dev.devex.snapshot.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/** A request or an answer of HTTP/1.1 (RFC 9112), passed on as it is but for {@code Connection: close}. */
final class HttpMessage {
    private static final String END_OF_LINE = "\r\n";
    private static final String END_OF_HEAD = END_OF_LINE + END_OF_LINE;

    private final String head;
    private final byte[] body;

    private HttpMessage(String head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /** Reads a request whose body, if any, has a {@code Content-Length}. */
    static HttpMessage request(InputStream stream) throws IOException {
        String head = head(stream);
        int length = head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        byte[] body = stream.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The request is cut off.");
        }
        return new HttpMessage(head, body);
    }

    /** Reads the answer of a server that closes the connection behind it. */
    static HttpMessage answer(InputStream stream) throws IOException {
        return new HttpMessage(head(stream), stream.readAllBytes());
    }

    static HttpMessage error(int status, String code) {
        byte[] body = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Fault" + END_OF_LINE + "Content-Type: application/xml" + END_OF_LINE
                + "Content-Length: " + body.length + END_OF_LINE + "Connection: close" + END_OF_HEAD;
        return new HttpMessage(head, body);
    }

    String firstLine() {
        return head.substring(0, head.indexOf(END_OF_LINE));
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static String head(InputStream stream) throws IOException {
        var head = new StringBuilder();
        while (head.length() < END_OF_HEAD.length()
                || !head.substring(head.length() - 4).equals(END_OF_HEAD)) {
            int letter = stream.read();
            if (letter < 0) {
                throw new EOFException("The connection ended within a message.");
            }
            head.append((char) letter);
        }
        return closing(head.toString());
    }

    private static String closing(String head) {
        return head.lines()
                .filter(line ->
                        !line.isEmpty() && !line.toLowerCase(Locale.ROOT).startsWith("connection:"))
                .collect(Collectors.joining(END_OF_LINE, "", END_OF_LINE + "Connection: close" + END_OF_HEAD));
    }
}
