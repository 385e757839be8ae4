package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrittenNameTest {
    @Test
    void leavesUtf8AsItIs() {
        var written = new WrittenName("workspace/50% Zoë", false);
        assertThat(WrittenName.of(written.original())).isEqualTo(written);
    }

    @Test
    void encodesWhatIsNotUtf8() {
        var written = new WrittenName("workspace/caf%E9", true);
        assertThat(WrittenName.of(written.original())).isEqualTo(written);
    }

    @Test
    void refusesWhatNobodyWrites() {
        assertThatThrownBy(new WrittenName("workspace/%E", true)::original)
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(new WrittenName("workspace/\uDCE9", false)::original)
                .isInstanceOf(IllegalArgumentException.class);
    }
}
