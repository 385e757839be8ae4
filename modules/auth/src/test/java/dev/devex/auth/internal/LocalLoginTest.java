package dev.devex.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.InvalidValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalLoginTest {
    @ParameterizedTest
    @CsvSource({"ada,local:ada", "Ada,local:ada", "'  ada ',local:ada", "a-2,local:a-2", "7,local:7"})
    void readsNamesAsPeopleTypeThem(String typed, String id) {
        assertThat(LocalLogin.of(typed).user().id().value()).isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-ada",
                "ada-",
                "a b",
                "a/b",
                "../a",
                "a:b",
                "ädä",
                "a\u0000",
                "a\nb",
                "ada@example.org",
                "a123456789012345678901234567890123456789"
            })
    void rejectsWhatIsNoLogin(String typed) {
        assertThatThrownBy(() -> LocalLogin.of(typed)).isInstanceOf(InvalidValueException.class);
    }
}
