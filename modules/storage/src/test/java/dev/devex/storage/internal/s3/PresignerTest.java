package dev.devex.storage.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresignerTest {
    private static final S3Credentials CREDENTIALS =
            new S3Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static final URI ADDRESS = URI.create("https://examplebucket.s3.amazonaws.com/test.txt");
    private static final Duration DAY = Duration.ofDays(1);

    private final Presigner presigner =
            new Presigner("us-east-1", CREDENTIALS, Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC));

    /** The example of the documentation the class links to. */
    @Test
    void signsAsTheDocumentationDoes() {
        assertThat(presigner.sign("GET", ADDRESS, Map.of(), DAY))
                .hasToString("https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    @Test
    void signsEveryHeader() {
        var signed = presigner.sign("PUT", ADDRESS, Map.of("If-None-Match", "*", "Content-Length", "5"), DAY);
        assertThat(signed.getQuery()).contains("X-Amz-SignedHeaders=content-length;host;if-none-match");
        assertThat(presigner.sign("PUT", ADDRESS, Map.of("If-None-Match", "*", "Content-Length", "6"), DAY))
                .isNotEqualTo(signed);
    }
}
