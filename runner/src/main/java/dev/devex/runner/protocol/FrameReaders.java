package dev.devex.runner.protocol;

import static java.util.Map.entry;

import dev.devex.runner.search.SearchQuery;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the data of the clients' frames, by the names of their events. */
final class FrameReaders {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final int MAX_MATCHES = 10_000;

    private static final Map<String, Function<FrameFields, ClientFrame>> READERS = Map.ofEntries(
            entry("Connection", fields -> new FileFrame.Connection()),
            entry("fetchDir", fields -> new FileFrame.FetchDir(fields.text("dir"))),
            entry("fetchContent", fields -> new FileFrame.FetchContent(fields.text("path"))),
            entry("updateContent", FrameReaders::updateContent),
            entry("createFile", fields -> new FileFrame.CreateFile(fields.text("path"))),
            entry("createFolder", fields -> new FileFrame.CreateFolder(fields.text("path"))),
            entry("delete", fields -> new FileFrame.Delete(fields.text("path"))),
            entry("rename", fields -> new FileFrame.Rename(fields.text("oldPath"), fields.text("newPath"))),
            entry("copy", fields -> new FileFrame.Copy(fields.text("sourcePath"), fields.text("targetPath"))),
            entry("watchFiles", fields -> new FileFrame.WatchFiles()),
            entry("searchFiles", fields -> new FileFrame.SearchFiles(fields.name("searchId"), query(fields))),
            entry("cancelSearch", fields -> new FileFrame.CancelSearch(fields.name("searchId"))),
            entry("requestTerminal", FrameReaders::requestTerminal),
            entry("attachTerminal", FrameReaders::attachTerminal),
            entry("detachTerminal", fields -> new TerminalFrame.DetachTerminal(fields.text("sessionId"))),
            entry("listTerminals", fields -> new TerminalFrame.ListTerminals()),
            entry("terminalInput", FrameReaders::terminalInput),
            entry("terminalAck", fields -> new TerminalFrame.TerminalAck(fields.text("sessionId"), fields.sequence())),
            entry("terminalResize", FrameReaders::terminalResize),
            entry("closeTerminal", fields -> new TerminalFrame.CloseTerminal(fields.text("sessionId"))),
            entry("watchPorts", fields -> new ClientFrame.WatchPorts()),
            entry("watchSaves", fields -> new ClientFrame.WatchSaves()),
            entry("ping", fields -> new ClientFrame.Ping()));

    private FrameReaders() {}

    /** Throws {@link MalformedFrameException} for an event that is not known, and for fields that do not fit. */
    static ClientFrame read(FrameFields fields) {
        Function<FrameFields, ClientFrame> reader = READERS.get(fields.event());
        if (reader == null) {
            throw fields.malformed("There is no such event.");
        }
        return reader.apply(fields);
    }

    private static ClientFrame updateContent(FrameFields fields) {
        JsonValue patch = fields.optionalPatch();
        String content = fields.optionalText("content");
        if ((patch == null) == (content == null)) {
            throw fields.malformed("Exactly one of the fields patch and content is needed.");
        }
        return new FileFrame.UpdateContent(fields.text("path"), patch, content, fields.optionalText("baseVersion"));
    }

    private static SearchQuery query(FrameFields fields) {
        return new SearchQuery(
                fields.text("query"),
                scope(fields),
                fields.flag("caseSensitive"),
                fields.flag("wholeWord"),
                fields.flag("regex"),
                fields.texts("include"),
                fields.texts("exclude"),
                fields.flag("ignored"),
                fields.optionalCount("limit", MAX_MATCHES));
    }

    private static SearchQuery.Scope scope(FrameFields fields) {
        return switch (fields.text("in")) {
            case "names" -> SearchQuery.Scope.NAMES;
            case "contents" -> SearchQuery.Scope.CONTENTS;
            default -> throw fields.malformed("The field in must be names or contents.");
        };
    }

    private static ClientFrame requestTerminal(FrameFields fields) {
        return new TerminalFrame.RequestTerminal(
                fields.optionalSize("cols", COLUMNS), fields.optionalSize("rows", ROWS), fields.optionalName("client"));
    }

    private static ClientFrame attachTerminal(FrameFields fields) {
        return new TerminalFrame.AttachTerminal(
                fields.text("sessionId"), fields.optionalSequence(), viewSize(fields), fields.optionalName("client"));
    }

    private static @Nullable TerminalSize viewSize(FrameFields fields) {
        int cols = fields.optionalSize("cols", 0);
        int rows = fields.optionalSize("rows", 0);
        if ((cols == 0) != (rows == 0)) {
            throw fields.malformed("Of the fields cols and rows both are needed, or neither.");
        }
        return cols == 0 ? null : new TerminalSize(cols, rows);
    }

    private static ClientFrame terminalInput(FrameFields fields) {
        return new TerminalFrame.TerminalInput(fields.text("data"), fields.optionalText("sessionId"));
    }

    private static ClientFrame terminalResize(FrameFields fields) {
        return new TerminalFrame.TerminalResize(
                fields.size("cols"), fields.size("rows"), fields.optionalText("sessionId"));
    }
}
