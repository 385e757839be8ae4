package dev.devex.runner.protocol;

import dev.devex.runner.files.Entry;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
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
        addFileForms();
        addTerminalForms();
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

    private void addFileForms() {
        form(ServerFrame.Loaded.class, "Loaded", (f, data) -> entries("rootContents", f.rootContents(), data));
        form(ServerFrame.FetchDirResponse.class, "fetchDirResponse", (f, data) -> {
            entries("contents", f.contents(), data);
            data.write("path", f.path());
        });
        form(ServerFrame.FetchContentResponse.class, "fetchContentResponse", (f, data) -> data.write(
                        "content", f.content())
                .write("path", f.path())
                .write("version", f.version()));
        form(ServerFrame.UpdateContentResponse.class, "updateContentResponse", (f, data) -> success(data)
                .write("path", f.path())
                .write("version", f.version()));
        form(ServerFrame.CreateFileResponse.class, "createFileResponse", (f, data) -> success(data)
                .write("path", f.path()));
        form(ServerFrame.CreateFolderResponse.class, "createFolderResponse", (f, data) -> success(data)
                .write("path", f.path()));
        form(ServerFrame.DeleteResponse.class, "deleteResponse", (f, data) -> success(data)
                .write("path", f.path()));
        form(ServerFrame.RenameResponse.class, "renameResponse", (f, data) -> success(data)
                .write("oldPath", f.oldPath())
                .write("newPath", f.newPath()));
        form(ServerFrame.CopyResponse.class, "copyResponse", (f, data) -> success(data)
                .write("sourcePath", f.sourcePath())
                .write("targetPath", f.targetPath()));
    }

    private void addTerminalForms() {
        form(
                ServerFrame.TerminalConnected.class,
                "terminalConnected",
                (f, data) -> data.write("sessionId", f.sessionId()));
        form(ServerFrame.TerminalClosed.class, "terminalClosed", (f, data) -> data.write("sessionId", f.sessionId())
                .write("exitCode", f.exitCode()));
        form(ServerFrame.ErrorMessage.class, "error", (f, data) -> {
            data.write("message", f.message());
            if (f.event() != null) {
                data.write("event", f.event());
            }
        });
    }

    private <F extends ServerFrame> void form(Class<F> type, String event, BiConsumer<F, JsonGenerator> fields) {
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
                .write("sessionId", output.sessionId());
    }

    private static void writeFailure(ServerFrame.Failure failure, JsonGenerator generator) {
        generator.write("event", failure.event() + "Response").writeStartObject("data");
        generator.write("error", failure.error());
        if (failure.reason() != null) {
            generator.write("reason", failure.reason());
        }
        failure.paths().forEach(generator::write);
        generator.writeEnd();
    }

    private static JsonGenerator success(JsonGenerator data) {
        return data.write("success", true);
    }

    private static void entries(String name, List<Entry> entries, JsonGenerator data) {
        data.writeStartArray(name);
        for (Entry entry : entries) {
            data.writeStartObject()
                    .write("name", entry.name())
                    .write("isDir", entry.isDir())
                    .writeEnd();
        }
        data.writeEnd();
    }

    private record Form<F extends ServerFrame>(Class<F> type, String event, BiConsumer<F, JsonGenerator> fields) {
        void write(ServerFrame frame, JsonGenerator generator) {
            generator.write("event", event).writeStartObject("data");
            fields.accept(type.cast(frame), generator);
            generator.writeEnd();
        }
    }
}
