package dev.devex.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/repls", "/repls/repl-1", "/repls/"})
    void isTheOnePageForPlacesWithinIt(String path) {
        assertThat(PageFile.of(path).path()).isEqualTo("/index.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favicon.svg", "/assets/index-CwbpD4O9.js", "/assets/a-b_c.woff2"})
    void isTheFileOfThatName(String path) {
        assertThat(PageFile.of(path).path()).isEqualTo(path);
        assertThat(PageFile.of(path).isServed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/META-INF/MANIFEST.MF",
                "/.vite/manifest.json",
                "/assets/../WEB-INF/web.xml",
                "/assets/..%2f..%2fa.js",
                "/a//b.js",
                "/assets/a.js;x",
                "/index.html.gz",
                "/a\\b.js",
                "/..",
                "/%2e%2e/a.js"
            })
    void servesNothingElse(String path) {
        assertThat(PageFile.of(path).isServed()).isFalse();
    }

    @Test
    void keepsForEverOnlyWhatIsNamedByItsContent() {
        assertThat(PageFile.of("/assets/index-CwbpD4O9.js").isImmutable()).isTrue();
        assertThat(PageFile.of("/theme.js").isImmutable()).isFalse();
        assertThat(PageFile.of("/").isImmutable()).isFalse();
    }

    @Test
    void namesTypesThatBrowsersRun() {
        assertThat(PageFile.of("/").type()).isEqualTo("text/html; charset=utf-8");
        assertThat(PageFile.of("/assets/a.js").type()).startsWith("text/javascript");
        assertThat(PageFile.of("/assets/a.unknown").type()).isEqualTo("application/octet-stream");
    }
}
