package dev.devex.snapshot.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModificationTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T12:00:00Z",
                "2026-01-01T12:00:00.123Z",
                "2026-01-01T12:00:00.000001Z",
                "2026-01-01T12:00:00.123456789Z",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2000-02-29T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "+12026-01-01T12:00:00Z",
                "-0044-03-15T12:00:00.5Z"
            })
    void readsWhatAnInstantWrites(String text) {
        assertThat(ModificationTime.parse(text)).isEqualTo(FileTime.from(Instant.parse(text)));
        assertThat(ModificationTime.parse(Instant.parse(text).toString()))
                .isEqualTo(FileTime.from(Instant.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-01",
                "2026-13-01T12:00:00Z",
                "2025-02-29T12:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01T12:00:60Z",
                "2026-01-01T12:00:00",
                "2026-01-01 12:00:00Z",
                "2026-01-01T12:00:00.1234567890Z",
                "2026-01-01T12:00:00.-1Z",
                "２026-01-01T12:00:00Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> ModificationTime.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
