package dev.devex.storage.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final UserId ADA = new UserId("local:ada");
    private static final UserId EVE = new UserId("local:eve");

    private final Room room = new Room(4, 2);

    @Test
    void leavesSomeToOthersHoweverMuchOneAsksFor() throws IOException {
        room.during(
                ADA,
                1,
                () -> room.during(ADA, 1, () -> {
                    assertThatThrownBy(() -> room.require(ADA, 1)).isInstanceOf(UnavailableException.class);
                    room.require(EVE, 2);
                }));
        room.require(ADA, 2);
    }

    @Test
    void hasNoMoreThanThereIs() throws IOException {
        var bob = new UserId("local:bob");
        room.during(
                ADA,
                2,
                () -> room.during(EVE, 1, () -> {
                    room.require(bob, 1);
                    assertThatThrownBy(() -> room.require(bob, 2)).isInstanceOf(UnavailableException.class);
                }));
    }

    @Test
    void letsTheNextOneInOnceThereIsRoom() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> run(2, () -> {
            begun.countDown();
            end.await();
        }));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        var second = CompletableFuture.runAsync(() -> run(1, () -> {}));
        end.countDown();
        CompletableFuture.allOf(first, second).get(20, TimeUnit.SECONDS);
    }

    @Test
    void givesBackWhatAFailureHad() {
        assertThatThrownBy(() -> room.during(ADA, 2, () -> {
                    throw new IOException("gone");
                }))
                .hasMessage("gone");
        room.require(ADA, 2);
    }

    private void run(int amount, Work work) {
        try {
            room.during(ADA, amount, () -> {
                try {
                    work.run();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }
}
