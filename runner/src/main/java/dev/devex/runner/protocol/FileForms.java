package dev.devex.runner.protocol;

import dev.devex.runner.files.Entry;
import dev.devex.runner.files.FileChange;
import dev.devex.runner.search.SearchMatch;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Locale;

/** How frames about files are written. */
final class FileForms {
    private FileForms() {}

    static void addTo(FrameWriter writer) {
        addReading(writer);
        addWriting(writer);
        addSearching(writer);
    }

    private static void addReading(FrameWriter writer) {
        writer.form(ServerFrame.Loaded.class, "Loaded", (f, data) -> entries("rootContents", f.rootContents(), data));
        writer.form(ServerFrame.FetchDirResponse.class, "fetchDirResponse", (f, data) -> {
            entries("contents", f.contents(), data);
            data.write("path", f.path());
        });
        writer.form(ServerFrame.FetchContentResponse.class, "fetchContentResponse", (f, data) -> data.write(
                        "content", f.content())
                .write("path", f.path())
                .write("version", f.version()));
        writer.form(ServerFrame.WatchFilesResponse.class, "watchFilesResponse", (f, data) -> success(data));
        writer.form(ServerFrame.FilesChanged.class, "filesChanged", (f, data) -> {
            data.writeStartArray("changes");
            f.changes().forEach(change -> change(change, data));
            data.writeEnd().write("rescan", f.rescan());
        });
    }

    private static void addWriting(FrameWriter writer) {
        writer.form(ServerFrame.UpdateContentResponse.class, "updateContentResponse", (f, data) -> success(data)
                .write("path", f.path())
                .write("version", f.version()));
        writer.form(ServerFrame.CreateFileResponse.class, "createFileResponse", (f, data) -> success(data)
                .write("path", f.path()));
        writer.form(ServerFrame.CreateFolderResponse.class, "createFolderResponse", (f, data) -> success(data)
                .write("path", f.path()));
        writer.form(ServerFrame.DeleteResponse.class, "deleteResponse", (f, data) -> success(data)
                .write("path", f.path()));
        writer.form(ServerFrame.RenameResponse.class, "renameResponse", (f, data) -> success(data)
                .write("oldPath", f.oldPath())
                .write("newPath", f.newPath()));
        writer.form(ServerFrame.CopyResponse.class, "copyResponse", (f, data) -> success(data)
                .write("sourcePath", f.sourcePath())
                .write("targetPath", f.targetPath()));
    }

    private static void addSearching(FrameWriter writer) {
        writer.form(ServerFrame.SearchMatches.class, "searchMatches", (f, data) -> {
            data.write("searchId", f.searchId()).writeStartArray("matches");
            f.matches().forEach(match -> match(match, data));
            data.writeEnd();
        });
        writer.form(ServerFrame.SearchFilesResponse.class, "searchFilesResponse", (f, data) -> data.write(
                        "searchId", f.searchId())
                .write("matches", f.matches())
                .write("files", f.files())
                .write("truncated", f.truncated())
                .write("cancelled", f.cancelled()));
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

    private static void change(FileChange change, JsonGenerator data) {
        data.writeStartObject()
                .write("path", change.path())
                .write("change", change.kind().name().toLowerCase(Locale.ROOT))
                .writeEnd();
    }

    private static void match(SearchMatch match, JsonGenerator data) {
        data.writeStartObject().write("path", match.path());
        SearchMatch.Place place = match.place();
        if (place != null) {
            data.write("line", place.line())
                    .write("column", place.column())
                    .write("length", place.length())
                    .write("text", place.text())
                    .write("textStart", place.textStart());
        }
        data.writeEnd();
    }
}
