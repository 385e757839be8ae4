package dev.devex.runner.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.devex.snapshot.Omission;
import dev.devex.snapshot.Omission.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeftOutTest {
    @Test
    void refusesToLoseWhatCannotBeRead() {
        var leftOut = new LeftOut(Stream.of("a\nb", "x".repeat(5000), "c", "d")
                .map(name -> new Omission("workspace/" + name, Reason.UNREADABLE))
                .toList());

        var refusal = catchThrowableOfType(CommandException.class, leftOut::refuseIfUnreadable);
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.UNSAVABLE);
        assertThat(refusal.sentence())
                .contains("workspace/a?b and …x")
                .contains(" and 2 more.")
                .matches(".{1,300}");
    }
}
