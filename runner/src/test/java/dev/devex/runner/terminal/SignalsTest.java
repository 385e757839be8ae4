package dev.devex.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {
    private static final long SIG_IGN = 1;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void letsProgramsHearWhatTheRunnerWasStartedToIgnore(int signal) throws Exception {
        long former = Libc.signal(signal, SIG_IGN);
        try {
            Signals.catchIgnored();

            assertThat(exitCodeAfter(signal)).isEqualTo(128 + signal);
        } finally {
            Libc.signal(signal, former);
        }
    }

    @Test
    void leavesAloneWhatIsNotIgnored() {
        long former = Libc.signal(1, 0);
        try {
            Signals.catchIgnored();

            assertThat(Libc.signal(1, 0)).isZero();
        } finally {
            Libc.signal(1, former);
        }
    }

    private static int exitCodeAfter(int signal) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "kill -" + signal + " $$; exit 0")
                .start()
                .waitFor();
    }
}
