package dev.devex.snapshot.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void readsLinesUpToItsLimits() throws IOException {
        LineReader lines = reader("one\ntwo\n");
        assertThat(lines.next()).isEqualTo("one");
        assertThat(lines.next()).isEqualTo("two");
        assertThat(lines.next()).isNull();
    }

    @Test
    void refusesMoreThanItMayRead() {
        assertThatThrownBy(() -> reader("one\ntwo\n\n").next()).isInstanceOf(IllegalArgumentException.class);
    }

    private static LineReader reader(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 4, 8);
    }
}
