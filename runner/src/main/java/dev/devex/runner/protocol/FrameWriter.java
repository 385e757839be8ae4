package dev.devex.runner.protocol;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes the server's frames; each kind has one {@link Form}. */
final class FrameWriter {
    private static final int FRAME_CHARACTERS = 256;

    private final JsonGeneratorFactory generators;
    private final Map<Class<?>, Form<?>> forms = new LinkedHashMap<>();

    FrameWriter(JsonProvider json) {
        this.generators = json.createGeneratorFactory(Map.of());
        FileForms.addTo(this);
        TerminalForms.addTo(this);
    }

    String write(ServerFrame frame, @Nullable JsonValue id) {
        StringWriter text = new StringWriter(FRAME_CHARACTERS);
        try (JsonGenerator generator = generators.createGenerator(text)) {
            generator.writeStartObject();
            if (id != null) {
                generator.write("id", id);
            }
            if (frame instanceof ServerFrame.TerminalResponse output) {
                writeOutput(output, generator);
            } else if (frame instanceof ServerFrame.Failure failure) {
                writeFailure(failure, generator);
            } else {
                writeForm(frame, generator);
            }
            generator.writeEnd();
        }
        return text.toString();
    }

    /** Says how the data of one kind of frame are written. */
    <F extends ServerFrame> void form(Class<F> type, String event, BiConsumer<F, JsonGenerator> fields) {
        forms.put(type, new Form<>(type, event, fields));
    }

    private void writeForm(ServerFrame frame, JsonGenerator generator) {
        Form<?> form = forms.get(frame.getClass());
        if (form == null) {
            throw new IllegalStateException("no form for " + frame.getClass());
        }
        form.write(frame, generator);
    }

    // The contract puts the terminal beside the data here, and nowhere else.
    private static void writeOutput(ServerFrame.TerminalResponse output, JsonGenerator generator) {
        generator
                .write("event", "terminalResponse")
                .write("data", output.data())
                .write("sessionId", output.sessionId())
                .write("sequence", output.sequence());
    }

    private static void writeFailure(ServerFrame.Failure failure, JsonGenerator generator) {
        generator.write("event", failure.event() + "Response").writeStartObject("data");
        generator.write("error", failure.error());
        if (failure.reason() != null) {
            generator.write("reason", failure.reason());
        }
        failure.fields().forEach(generator::write);
        generator.writeEnd();
    }

    private record Form<F extends ServerFrame>(Class<F> type, String event, BiConsumer<F, JsonGenerator> fields) {
        void write(ServerFrame frame, JsonGenerator generator) {
            generator.write("event", event).writeStartObject("data");
            fields.accept(type.cast(frame), generator);
            generator.writeEnd();
        }
    }
}
