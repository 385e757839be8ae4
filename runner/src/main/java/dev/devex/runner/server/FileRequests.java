package dev.devex.runner.server;

import dev.devex.runner.files.Document;
import dev.devex.runner.files.Documents;
import dev.devex.runner.files.FileProblem;
import dev.devex.runner.files.WorkspaceFiles;
import dev.devex.runner.files.WorkspacePath;
import dev.devex.runner.protocol.FileFrame;
import dev.devex.runner.protocol.ServerFrame;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers the frames that are about files. */
final class FileRequests {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final WorkspaceFiles files;
    private final Documents documents;

    FileRequests(WorkspaceFiles files) {
        this.files = files;
        this.documents = new Documents(files);
    }

    ServerFrame load() {
        return answer("Connection", Map.of("path", ""), () -> new ServerFrame.Loaded(files.list(WorkspacePath.ROOT)));
    }

    ServerFrame list(FileFrame.FetchDir frame) {
        return answer(
                "fetchDir",
                Map.of("path", frame.dir()),
                () -> new ServerFrame.FetchDirResponse(files.list(WorkspacePath.parse(frame.dir())), frame.dir()));
    }

    ServerFrame fetch(FileFrame.FetchContent frame) {
        return answer("fetchContent", Map.of("path", frame.path()), () -> {
            Document document = documents.fetch(WorkspacePath.parse(frame.path()));
            return new ServerFrame.FetchContentResponse(document.content(), frame.path(), document.version());
        });
    }

    ServerFrame update(FileFrame.UpdateContent frame) {
        return answer(
                "updateContent",
                Map.of("path", frame.path()),
                () -> new ServerFrame.UpdateContentResponse(frame.path(), updated(frame)));
    }

    ServerFrame createFile(FileFrame.CreateFile frame) {
        return answer("createFile", Map.of("path", frame.path()), () -> {
            files.createFile(WorkspacePath.parse(frame.path()));
            return new ServerFrame.CreateFileResponse(frame.path());
        });
    }

    ServerFrame createFolder(FileFrame.CreateFolder frame) {
        return answer("createFolder", Map.of("path", frame.path()), () -> {
            files.createFolder(WorkspacePath.parse(frame.path()));
            return new ServerFrame.CreateFolderResponse(frame.path());
        });
    }

    ServerFrame delete(FileFrame.Delete frame) {
        return answer("delete", Map.of("path", frame.path()), () -> {
            files.delete(WorkspacePath.parse(frame.path()));
            return new ServerFrame.DeleteResponse(frame.path());
        });
    }

    ServerFrame rename(FileFrame.Rename frame) {
        Map<String, String> paths =
                Map.of("path", frame.oldPath(), "oldPath", frame.oldPath(), "newPath", frame.newPath());
        return answer("rename", paths, () -> {
            files.rename(WorkspacePath.parse(frame.oldPath()), WorkspacePath.parse(frame.newPath()));
            return new ServerFrame.RenameResponse(frame.oldPath(), frame.newPath());
        });
    }

    ServerFrame copy(FileFrame.Copy frame) {
        Map<String, String> paths =
                Map.of("path", frame.sourcePath(), "sourcePath", frame.sourcePath(), "targetPath", frame.targetPath());
        return answer("copy", paths, () -> {
            files.copy(WorkspacePath.parse(frame.sourcePath()), WorkspacePath.parse(frame.targetPath()));
            return new ServerFrame.CopyResponse(frame.sourcePath(), frame.targetPath());
        });
    }

    private String updated(FileFrame.UpdateContent frame) {
        WorkspacePath path = WorkspacePath.parse(frame.path());
        JsonValue patch = frame.patch();
        String content = frame.content();
        if (patch != null) {
            return documents.patch(path, patch, frame.baseVersion());
        }
        return documents.replace(path, content == null ? "" : content, frame.baseVersion());
    }

    private static ServerFrame answer(String event, Map<String, String> paths, Supplier<ServerFrame> action) {
        try {
            return action.get();
        } catch (FileProblem problem) {
            Map<String, JsonValue> fields = new LinkedHashMap<>();
            paths.forEach((name, path) -> fields.put(name, JSON.createValue(path)));
            describe(problem, fields);
            return new ServerFrame.Failure(event, String.valueOf(problem.getMessage()), problem.reason(), fields);
        }
    }

    private static void describe(FileProblem problem, Map<String, JsonValue> fields) {
        if (problem instanceof FileProblem.Unsuitable unsuitable) {
            fields.put("size", JSON.createValue(unsuitable.size()));
        } else if (problem instanceof FileProblem.Stale stale) {
            fields.put("version", text(stale.version()));
            fields.put("content", text(stale.content()));
        }
    }

    private static JsonValue text(@Nullable String text) {
        return text == null ? JsonValue.NULL : JSON.createValue(text);
    }
}
