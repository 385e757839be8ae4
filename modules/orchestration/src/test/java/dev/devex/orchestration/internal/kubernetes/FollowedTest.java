package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowedTest {
    private final Logger log = Logger.getLogger(Followed.class.getName());
    private final Records records = new Records();
    private final Followed<V1Pod, V1PodList> followed = new Followed<>(
            new ApiClient(),
            parameters -> {
                throw new IllegalStateException();
            },
            V1Pod.class,
            V1PodList.class);

    @BeforeEach
    void listen() {
        log.addHandler(records);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        log.removeHandler(records);
        log.setUseParentHandlers(true);
    }

    @Test
    void warnsOnceOfAWatchThatBreaksOff() {
        followed.breakOff(new IOException("reset"));
        followed.breakOff(new IOException("refused"));
        assertThat(records.seen).hasSize(1);
        assertThat(followed.failure()).isPresent();
    }

    @Test
    void saysNothingOfAWatchThatIsClosed() {
        followed.close();
        followed.breakOff(new IOException("canceled"));
        assertThat(records.seen).isEmpty();
    }

    private static final class Records extends Handler {
        final List<LogRecord> seen = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            seen.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
