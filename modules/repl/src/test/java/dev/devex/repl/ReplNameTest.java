package dev.devex.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "a\nb", "a\u0000", "name\n", "\u0085", "a\u2028b", "\ud83d"})
    void rejectsEmptyNamesAndControlCharacters(String value) {
        assertThatThrownBy(() -> new ReplName(value)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void countsCharactersRatherThanUtf16Units() {
        assertThat(new ReplName("🦊".repeat(60)).value()).hasSize(120);
        assertThatThrownBy(() -> new ReplName("🦊".repeat(61))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ReplName("x".repeat(61))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void leavesSpaceAroundOut() {
        assertThat(new ReplName("  my app ").value()).isEqualTo("my app");
        assertThat(new ReplName(" " + "x".repeat(60)).value()).hasSize(60);
    }
}
