package dev.devex.storage.internal.s3;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Presigns requests for S3: AWS Signature Version 4 in the query. Unlike that of the client, its signature covers every header it
 * is given, so that the request can be sent in no other way.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">Authenticating Requests: Using
 *     Query Parameters</a>
 */
public final class Presigner {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    private final String region;
    private final S3Credentials credentials;
    private final Clock clock;

    public Presigner(String region, S3Credentials credentials, Clock clock) {
        this.region = region;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * @param address without a query, its path encoded as S3 wants it
     * @param headers besides {@code host}
     */
    public URI sign(String method, URI address, Map<String, String> headers, Duration validity) {
        Instant now = clock.instant();
        String scope = DATE.format(now) + "/" + region + "/s3/aws4_request";
        SortedMap<String, String> signed = lowerCase(headers);
        signed.put("host", address.getRawAuthority());
        String names = String.join(";", signed.keySet());
        var parameters = new TreeMap<String, String>();
        parameters.put("X-Amz-Algorithm", ALGORITHM);
        parameters.put("X-Amz-Credential", credentials.accessKey() + "/" + scope);
        parameters.put("X-Amz-Date", TIME.format(now));
        parameters.put("X-Amz-Expires", Long.toString(validity.toSeconds()));
        parameters.put("X-Amz-SignedHeaders", names);
        String query = query(parameters);
        String request =
                String.join("\n", method, address.getRawPath(), query, lines(signed), names, "UNSIGNED-PAYLOAD");
        String toSign = String.join("\n", ALGORITHM, TIME.format(now), scope, hex(sha256(request)));
        return URI.create(address + "?" + query + "&X-Amz-Signature=" + hex(hmac(key(now), toSign)));
    }

    private byte[] key(Instant now) {
        byte[] date = hmac(bytes("AWS4" + credentials.secretKey()), DATE.format(now));
        return hmac(hmac(hmac(date, region), "s3"), "aws4_request");
    }

    private static SortedMap<String, String> lowerCase(Map<String, String> headers) {
        var lower = new TreeMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    private static String lines(SortedMap<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String query(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
