package dev.devex.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(50);

    @Test
    void tellsWhatIsThereFromWhatIsNot() {
        var dependencies = new Dependencies(Map.of("there", () -> {}, "away", DependenciesTest::fail), PATIENT);
        assertThat(dependencies.fault("there")).isEmpty();
        assertThat(dependencies.fault("away")).isPresent();
        dependencies.close();
    }

    @Test
    void saysOnlyWhatAnybodyMayRead() {
        var dependencies = new Dependencies(
                Map.of("away", DependenciesTest::beUnavailable, "broken", DependenciesTest::fail), PATIENT);
        assertThat(dependencies.fault("away")).contains("The store is away.");
        assertThat(dependencies.fault("broken"))
                .hasValueSatisfying(said -> assertThat(said).doesNotContain("secret"));
        dependencies.close();
    }

    @Test
    void noticesWhatComesBack() {
        var away = new AtomicBoolean(true);
        var dependencies = new Dependencies(Map.of("one", () -> failIf(away.get())), PATIENT);
        assertThat(dependencies.fault("one")).isPresent();
        away.set(false);
        assertThat(dependencies.fault("one")).isEmpty();
        dependencies.close();
    }

    @Test
    void asksAllAtOnce() {
        var one = new CountDownLatch(1);
        var two = new CountDownLatch(1);
        var dependencies = new Dependencies(Map.of("one", () -> meet(one, two), "two", () -> meet(two, one)), PATIENT);
        assertThat(dependencies.fault("one")).isEmpty();
        assertThat(dependencies.fault("two")).isEmpty();
        dependencies.close();
    }

    @Test
    void asksEachOnce() {
        var asked = new AtomicInteger();
        var dependencies = new Dependencies(Map.of("one", asked::incrementAndGet), PATIENT);
        for (int times = 1; times <= 1000; times++) {
            assertThat(dependencies.fault("one")).isEmpty();
            assertThat(asked).hasValue(times);
        }
        dependencies.close();
    }

    @Test
    void waitsNoLongerThanItsPatienceAndAsksNoSecondTimeMeanwhile() {
        var asked = new AtomicInteger();
        var never = new CountDownLatch(1);
        var dependencies = new Dependencies(
                Map.of("hangs", () -> {
                    asked.incrementAndGet();
                    await(never);
                }),
                IMPATIENT);
        assertThat(dependencies.fault("hangs")).isPresent();
        assertThat(dependencies.fault("hangs")).isPresent();
        assertThat(asked).hasValue(1);
        never.countDown();
        dependencies.close();
    }

    private static void fail() {
        failIf(true);
    }

    private static void failIf(boolean away) {
        if (away) {
            throw new IllegalStateException("a secret");
        }
    }

    private static void beUnavailable() {
        throw new UnavailableException("The store is away.", new IOException("a secret"));
    }

    private static void meet(CountDownLatch own, CountDownLatch other) {
        own.countDown();
        await(other);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
