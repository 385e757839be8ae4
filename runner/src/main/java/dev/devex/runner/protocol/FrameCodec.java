package dev.devex.runner.protocol;

import static java.util.Map.entry;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what clients send and writes what the server sends: the one place that knows the events' names. */
public final class FrameCodec {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final int MAX_DEPTH = 64;

    private static final Map<String, Function<FrameFields, ClientFrame>> CLIENT_FRAMES = Map.ofEntries(
            entry("Connection", fields -> new ClientFrame.Connection()),
            entry("fetchDir", fields -> new ClientFrame.FetchDir(fields.text("dir"))),
            entry("fetchContent", fields -> new ClientFrame.FetchContent(fields.text("path"))),
            entry("updateContent", FrameCodec::updateContent),
            entry("createFile", fields -> new ClientFrame.CreateFile(fields.text("path"))),
            entry("createFolder", fields -> new ClientFrame.CreateFolder(fields.text("path"))),
            entry("delete", fields -> new ClientFrame.Delete(fields.text("path"))),
            entry("rename", fields -> new ClientFrame.Rename(fields.text("oldPath"), fields.text("newPath"))),
            entry("copy", fields -> new ClientFrame.Copy(fields.text("sourcePath"), fields.text("targetPath"))),
            entry("requestTerminal", FrameCodec::requestTerminal),
            entry("terminalInput", FrameCodec::terminalInput),
            entry("terminalResize", FrameCodec::terminalResize),
            entry("closeTerminal", fields -> new ClientFrame.CloseTerminal(fields.text("sessionId"))));

    private final JsonProvider json = JsonProvider.provider();
    private final JsonParserFactory parsers =
            json.createParserFactory(Map.of("org.eclipse.parsson.maxDepth", MAX_DEPTH));
    private final FrameWriter writer = new FrameWriter(json);

    /** Reads a text frame; throws {@link MalformedFrameException}. */
    public Request decode(String text) {
        if (!(parse(text) instanceof JsonObject frame)) {
            throw new MalformedFrameException("A frame must be a JSON object.", null, null);
        }
        JsonValue id = frame.get("id");
        if (!(frame.get("event") instanceof JsonString event)) {
            throw new MalformedFrameException("The frame names no event.", null, id);
        }
        FrameFields fields = new FrameFields(event.getString(), id, data(frame, event.getString(), id));
        Function<FrameFields, ClientFrame> reader = CLIENT_FRAMES.get(event.getString());
        if (reader == null) {
            throw fields.malformed("There is no such event.");
        }
        return new Request(reader.apply(fields), id);
    }

    /** Writes a text frame that carries {@code id} unless that is null. */
    public String encode(ServerFrame frame, @Nullable JsonValue id) {
        return writer.write(frame, id);
    }

    // For input that is nested too deeply Parsson throws a bare RuntimeException.
    private @Nullable JsonValue parse(String text) {
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            parser.next();
            JsonValue value = parser.getValue();
            return parser.hasNext() ? null : value;
        } catch (RuntimeException notJson) {
            throw new MalformedFrameException("The frame is not JSON.", null, null);
        }
    }

    private static JsonObject data(JsonObject frame, String event, @Nullable JsonValue id) {
        JsonValue data = frame.getOrDefault("data", JsonValue.EMPTY_JSON_OBJECT);
        if (JsonValue.NULL.equals(data)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (!(data instanceof JsonObject fields)) {
            throw new MalformedFrameException("The frame's data must be an object.", event, id);
        }
        return fields;
    }

    private static ClientFrame updateContent(FrameFields fields) {
        JsonValue patch = fields.optionalPatch();
        String content = fields.optionalText("content");
        if ((patch == null) == (content == null)) {
            throw fields.malformed("Exactly one of the fields patch and content is needed.");
        }
        return new ClientFrame.UpdateContent(fields.text("path"), patch, content, fields.optionalText("baseVersion"));
    }

    private static ClientFrame requestTerminal(FrameFields fields) {
        return new ClientFrame.RequestTerminal(fields.optionalSize("cols", COLUMNS), fields.optionalSize("rows", ROWS));
    }

    private static ClientFrame terminalInput(FrameFields fields) {
        return new ClientFrame.TerminalInput(fields.text("data"), fields.optionalText("sessionId"));
    }

    private static ClientFrame terminalResize(FrameFields fields) {
        return new ClientFrame.TerminalResize(
                fields.size("cols"), fields.size("rows"), fields.optionalText("sessionId"));
    }
}
