package dev.devex.storage.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.storage.internal.collection.Retention;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StorageSettingsTest {
    private final Limits limits = new StorageSettings().limits();

    @Test
    void allowsTwoGibibytesUnlessToldOtherwise() {
        assertThat(limits.largest()).isEqualTo(2L << 30);
    }

    @Test
    void keepsAllForADayHoursForAWeekAndDaysForAMonthUnlessToldOtherwise() {
        assertThat(limits.retention())
                .isEqualTo(new Retention(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30)));
    }

    @Test
    void hasNoTemplatesUnlessToldOtherwise() {
        assertThat(new StorageSettings().templates()).isEmpty();
    }
}
