package dev.devex.repl.internal.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "3,8", "5,32", "6,60", "20,60", "21,120", "29,600", "1000000,600"})
    void growsFromTwoSecondsToAMinuteAndAfterManyTriesToTen(int attempts, int seconds) {
        assertThat(Pace.NORMAL.pauseAfter(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
