package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/repls", "/repls/repl-1?tab=a#x", "/a//b"})
    void leadsToPlacesOfThisSite(String wanted) {
        assertThat(ReturnPath.of(wanted).value()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/a\\b",
                "https://evil.example",
                "javascript:alert(1)",
                "repls",
                "/\tevil",
                "/\t/evil.example",
                "/\n/evil.example",
                "/a\r\nSet-Cookie: a=b",
                " /repls",
                "/ /evil",
                "/\u0000",
                "/é",
                "/\u2028"
            })
    void leadsNowhereElse(String wanted) {
        assertThat(ReturnPath.of(wanted)).isEqualTo(ReturnPath.HOME);
    }
}
