package dev.devex.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBindingTest {
    private final Jsonb binding = new JsonBinding().getContext(Shape.class);

    @Test
    void writesEveryFieldAndTimesInUtc() {
        var shape = new Shape("a", null, Instant.parse("2026-03-01T10:00:00Z"), List.of());
        assertThat(binding.toJson(shape))
                .isEqualTo("{\"at\":\"2026-03-01T10:00:00Z\",\"more\":[],\"name\":\"a\",\"other\":null}");
    }

    @Test
    void readsWhatItWrites() {
        var shape = new Shape("a", null, Instant.parse("2026-03-01T10:00:00Z"), List.of("b", "c"));
        assertThat(binding.fromJson(binding.toJson(shape), Shape.class)).isEqualTo(shape);
    }

    @Test
    void readsWhatIsMissingAsNull() {
        assertThat(binding.fromJson("{}", Body.class).name()).isNull();
        assertThat(binding.fromJson("{\"name\":null,\"unknown\":1}", Body.class).name())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "{}", "[]", "[\"a\"]", "{\"a\":\"b\"}"})
    void rejectsWhatIsNotText(String value) {
        assertThatThrownBy(() -> binding.fromJson("{\"name\":" + value + "}", Body.class))
                .isInstanceOf(JsonbException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nothing", "{\"name\"}", "{\"name\":\"a\"", "[]", "7", "\"a\""})
    void rejectsWhatIsNoObject(String body) {
        assertThatThrownBy(() -> binding.fromJson(body, Body.class)).isInstanceOf(RuntimeException.class);
    }

    public record Shape(String name, @Nullable String other, Instant at, List<String> more) {}

    public record Body(@Nullable String name) {}
}
