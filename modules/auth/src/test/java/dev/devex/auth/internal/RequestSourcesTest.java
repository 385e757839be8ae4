package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSourcesTest {
    private static final int PORT = 9080;

    private final RequestSources local =
            new RequestSources(URI.create("http://localhost:9080"), true, Optional.empty());
    private final RequestSources hosted =
            new RequestSources(URI.create("https://devex.example.org"), false, Optional.empty());
    private final RequestSources inACluster = new RequestSources(
            URI.create("https://devex.example.org"), false, Optional.of(URI.create("http://devex-core.devex")));

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:9080", "LOCALHOST:9080", "127.0.0.1:9080", "[::1]:9080", "localhost", "localhost:1"})
    void answersToNamesOfLoopbackWithLocalLogin(String host) {
        assertThat(local.isOwnHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"devex.example.org", "devex.example.org:443", "Devex.Example.Org"})
    void answersToItsPublicName(String host) {
        assertThat(hosted.isOwnHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"devex.example.org", "devex-core.devex", "devex-core.devex:80"})
    void answersToTheNameThatItsSandboxesKnow(String host) {
        assertThat(inACluster.isOwnHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"devex-core", "devex-core.devex:443", "devex-core.devex.evil.example", "localhost"})
    void answersToNothingElseInACluster(String host) {
        assertThat(inACluster.isOwnHost(host)).isFalse();
    }

    @Test
    void takesNoPageForItsOwnThatComesFromThere() {
        assertThat(inACluster.isOwnOrigin("http://devex-core.devex", 80)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "", "evil.example", "localhost.evil.example", "evil.example:9080", "127.0.0.2", "localhost:9080@evil",
                        "a b",
                "0.0.0.0", "localhost/", "localhost#", "localhost:x", "[::1", "2130706433", "localhost."
            })
    void answersToNoOtherName(String host) {
        assertThat(local.isOwnHost(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "devex.example.org:9080", "devex.example.org:80"})
    void answersToNothingButItsPublicNameWithoutLocalLogin(String host) {
        assertThat(hosted.isOwnHost(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:9080", "http://127.0.0.1:9080", "http://[::1]:9080", "HTTP://Localhost:9080"})
    void takesItsOwnPages(String origin) {
        assertThat(local.isOwnOrigin(origin, PORT)).isTrue();
    }

    @Test
    void takesThePagesOfItsPublicAddress() {
        assertThat(hosted.isOwnOrigin("https://devex.example.org", PORT)).isTrue();
        assertThat(hosted.isOwnOrigin("https://devex.example.org:443", PORT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000",
                "http://localhost",
                "https://localhost:9080",
                "http://127.0.0.1:5000",
                "null",
                "",
                "https://evil.example",
                "http://localhost:9080.evil.example",
                "http://localhost:9080/",
                "file://",
                "localhost:9080",
                "http://user@localhost:9080"
            })
    void takesNoPagesOfUsersProgramsOrOtherSites(String origin) {
        assertThat(local.isOwnOrigin(origin, PORT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:9080", "http://devex.example.org", "https://devex.example.org:9080", "null"})
    void takesNoPagesOfLoopbackWithoutLocalLogin(String origin) {
        assertThat(hosted.isOwnOrigin(origin, PORT)).isFalse();
    }
}
