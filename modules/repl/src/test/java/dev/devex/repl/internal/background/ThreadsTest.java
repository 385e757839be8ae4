package dev.devex.repl.internal.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.repl.internal.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private final Threads threads = new Threads();
    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void takesStepAfterStepUntilItEnds() {
        threads.forever("loop", Duration.ZERO, Duration.ZERO, steps::incrementAndGet);
        Await.until("some steps are taken", () -> steps.get() > 2);

        threads.end();

        assertThat(threads.areEnding()).isTrue();
        Await.until("no step is taken any more", () -> steps.getAndSet(0) == 0);
    }

    @Test
    void interruptsAStepThatTakesLongWhenItEnds() {
        var begun = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        threads.forever("loop", Duration.ZERO, Duration.ZERO, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
        });
        Await.until("it has begun", () -> begun.getCount() == 0);

        threads.end();

        Await.until("it is interrupted", interrupted::get);
    }
}
