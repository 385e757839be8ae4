package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorageSettingsTest {
    @Test
    void allowsTwoGibibytesUnlessToldOtherwise() {
        assertThat(new StorageSettings().largestWorkspace()).isEqualTo(2L << 30);
    }

    @Test
    void hasNoTemplatesUnlessToldOtherwise() {
        assertThat(new StorageSettings().templates()).isEmpty();
    }
}
