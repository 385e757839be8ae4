package dev.devex.runner.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With a clock that is moved by hand, and signs and a core of the test's. */
class ActivityReportsTest {
    private final List<String> reported = new ArrayList<>();
    private Optional<String> sign = Optional.empty();
    private OptionalLong next = OptionalLong.of(30);
    private long now = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();
    private final ActivityReports reports = new ActivityReports(() -> sign, this::take, () -> now);

    @Test
    void saysForHowLongNothingHasGoneOnSinceALookFirstFoundNothing() {
        reports.reportOnce();
        pass(20);
        reports.reportOnce();
        sign = Optional.of("cpu");
        pass(30);
        reports.reportOnce();
        sign = Optional.empty();
        pass(30);
        reports.reportOnce();
        pass(30);
        reports.reportOnce();

        assertThat(reported).containsExactly("null 0", "null 20", "cpu 0", "null 0", "null 30");
    }

    @Test
    void reportsAgainWhenTheCoreWantsItAndAfterAWhileWhenItDoesNotAnswer() {
        assertThat(reports.reportOnce()).isEqualTo(30);
        next = OptionalLong.of(4);
        assertThat(reports.reportOnce()).isEqualTo(4);
        next = OptionalLong.of(-4);
        assertThat(reports.reportOnce()).isEqualTo(1);
        next = OptionalLong.of(Long.MAX_VALUE);
        assertThat(reports.reportOnce()).isEqualTo(30);
        next = OptionalLong.empty();
        assertThat(reports.reportOnce()).isEqualTo(30);
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private OptionalLong take(@Nullable String reason, long idleSeconds) {
        reported.add(reason + " " + idleSeconds);
        return next;
    }
}
