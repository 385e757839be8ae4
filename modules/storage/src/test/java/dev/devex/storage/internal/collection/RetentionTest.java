package dev.devex.storage.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:30:00Z");

    private final Retention retention = new Retention(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T12:29:58Z, 2026-03-31T12:29:59Z, true, seconds ago",
        "2026-03-30T12:30:01Z, 2026-03-30T12:30:02Z, true, not yet a day ago",
        "2026-01-01T00:00:01Z, 2026-03-30T12:30:01Z, true, replaced not yet a day ago",
        "2026-03-30T12:10:00Z, 2026-03-30T12:20:00Z, false, between two full hours",
        "2026-03-30T11:59:59Z, 2026-03-30T12:00:01Z, true, at a full hour",
        "2026-03-30T12:00:00Z, 2026-03-30T12:20:00Z, true, from a full hour on",
        "2026-03-30T11:50:00Z, 2026-03-30T12:00:00Z, false, until a full hour",
        "2026-03-30T12:00:00.001Z, 2026-03-30T12:20:00Z, false, just after a full hour",
        "2026-03-24T11:59:59Z, 2026-03-24T12:00:01Z, false, at a full hour more than a week ago",
        "2026-03-24T11:59:59Z, 2026-03-24T13:00:01Z, true, at a full hour of just this week",
        "2026-03-20T23:00:00Z, 2026-03-21T00:00:01Z, true, at midnight",
        "2026-03-20T01:00:00Z, 2026-03-20T23:00:00Z, false, between two midnights",
        "2026-02-01T00:00:00Z, 2026-03-01T12:00:00Z, false, replaced more than a month ago",
        "2026-02-01T00:00:00Z, 2026-03-02T01:00:00Z, true, at midnight of just this month",
    })
    void keepsWhatTheWorkspaceWas(Instant from, Instant until, boolean kept, String when) {
        assertThat(retention.keeps(from, until, NOW)).as(when).isEqualTo(kept);
    }

    @Test
    void keepsBranchesAsLongAsDays() {
        assertThat(retention.keepsBranch(NOW.minus(Duration.ofDays(29)), NOW)).isTrue();
        assertThat(retention.keepsBranch(NOW.minus(Duration.ofDays(31)), NOW)).isFalse();
    }
}
