package dev.devex.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @Test
    void makesReplIdsThatAreValid() {
        assertThat(ReplId.isValid(ReplId.random().value())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "repl-", "repl-../../etc", "repl-123E4567-E89B-12D3-A456-426614174000", "123"})
    void rejectsWhatIsNoReplId(String value) {
        assertThatThrownBy(() -> new ReplId(value)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github:1", "local:ada", "local:a-b-2"})
    void acceptsUsersOfBothProviders(String value) {
        assertThat(new UserId(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "github:", "github:ada", "local:", "local:-a", "local:a/b", "local:A", "other:1"})
    void rejectsWhatIsNoUser(String value) {
        assertThatThrownBy(() -> new UserId(value)).isInstanceOf(InvalidValueException.class);
    }
}
