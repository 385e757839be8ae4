package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Lane lane = new Lane(threads::add);

    @Test
    void runsTasksInTheirOrderOnOneThreadAtATime() {
        lane.execute(() -> done.add("first"));
        lane.execute(() -> done.add("second"));
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void goesOnAfterATaskThatBroke() {
        lane.execute(() -> {
            throw new StackOverflowError();
        });
        lane.execute(() -> done.add("next"));
        assertThatThrownBy(threads.remove()::run).isInstanceOf(StackOverflowError.class);
        threads.remove().run();
        assertThat(done).containsExactly("next");
    }
}
