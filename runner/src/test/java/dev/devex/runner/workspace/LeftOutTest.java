package dev.devex.runner.workspace;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.snapshot.Omission;
import dev.devex.snapshot.Omission.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeftOutTest {
    @Test
    void refusesToLoseWhatCannotBeRead() {
        var leftOut = new LeftOut(Stream.of("a\nb", "x".repeat(5000), "c", "d")
                .map(name -> new Omission("workspace/" + name, Reason.UNREADABLE))
                .toList());

        assertThatThrownBy(leftOut::refuseIfUnreadable).extracting("exitCode").isEqualTo(ExitCode.UNSAVABLE);
        assertThatThrownBy(leftOut::refuseIfUnreadable)
                .hasMessageContaining("workspace/a?b and …x")
                .hasMessageContaining(" and 2 more.")
                .hasMessageMatching(".{1,300}");
    }

    @Test
    void goesOnWithoutSocketsAndWithWhatWasWrittenToMeanwhile() {
        var leftOut = new LeftOut(
                List.of(new Omission("home/s", Reason.SPECIAL_FILE), new Omission("home/log", Reason.CHANGED)));

        assertThatCode(leftOut::refuseIfUnreadable).doesNotThrowAnyException();
    }
}
