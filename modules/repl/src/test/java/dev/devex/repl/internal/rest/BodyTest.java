package dev.devex.repl.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.InvalidValueException;
import dev.devex.repl.Activity.Reason;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"name\"", "null", "1", "true"})
    void rejectsWhatIsNoObject(String json) {
        assertThatThrownBy(() -> Body.of(parse(json))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void rejectsNoBodyAtAll() {
        assertThatThrownBy(() -> Body.of(null)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"name\":null}", "{\"name\":1}", "{\"name\":[\"a\"]}", "{\"name\":{}}", "{\"name\":\"\"}"
            })
    void rejectsWhatIsNoName(String json) {
        assertThatThrownBy(() -> Body.of(parse(json)).replName()).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"size\":\"1\"}", "{\"size\":1.5}", "{\"size\":null}"})
    void rejectsWhatIsNoWholeNumber(String json) {
        assertThatThrownBy(() -> Body.of(parse(json)).number("size")).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"reason\":\"CPU\"}", "{\"reason\":\"sleep\"}", "{\"reason\":7}", "{\"reason\":\"\"}"})
    void rejectsWhatIsNoReason(String json) {
        assertThatThrownBy(() -> Body.of(parse(json)).reason()).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void readsReasons() {
        assertThat(Body.of(parse("{\"reason\":\"connected\"}")).reason()).isEqualTo(Reason.CONNECTED);
        assertThat(Body.of(parse("{\"reason\":null}")).reason()).isNull();
    }

    @Test
    void readsWhatIsThere() {
        var body = Body.of(parse("{\"name\":\"my app\",\"size\":9000000000,\"more\":[]}"));

        assertThat(body.replName().value()).isEqualTo("my app");
        assertThat(body.number("size")).isEqualTo(9_000_000_000L);
    }

    private static JsonValue parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
