package dev.devex.runner.server;

import dev.devex.runner.files.Document;
import dev.devex.runner.files.Documents;
import dev.devex.runner.files.FileProblem;
import dev.devex.runner.files.WorkspaceFiles;
import dev.devex.runner.files.WorkspacePath;
import dev.devex.runner.protocol.ClientFrame;
import dev.devex.runner.protocol.ServerFrame;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.function.Supplier;

/** Answers the frames that are about files. */
final class FileRequests {
    private final WorkspaceFiles files;
    private final Documents documents;

    FileRequests(WorkspaceFiles files) {
        this.files = files;
        this.documents = new Documents(files);
    }

    ServerFrame load() {
        return answer("Connection", Map.of("path", ""), () -> new ServerFrame.Loaded(files.list(WorkspacePath.ROOT)));
    }

    ServerFrame list(ClientFrame.FetchDir frame) {
        return answer(
                "fetchDir",
                Map.of("path", frame.dir()),
                () -> new ServerFrame.FetchDirResponse(files.list(WorkspacePath.parse(frame.dir())), frame.dir()));
    }

    ServerFrame fetch(ClientFrame.FetchContent frame) {
        return answer("fetchContent", Map.of("path", frame.path()), () -> {
            Document document = documents.fetch(WorkspacePath.parse(frame.path()));
            return new ServerFrame.FetchContentResponse(document.content(), frame.path(), document.version());
        });
    }

    ServerFrame update(ClientFrame.UpdateContent frame) {
        return answer(
                "updateContent",
                Map.of("path", frame.path()),
                () -> new ServerFrame.UpdateContentResponse(frame.path(), updated(frame)));
    }

    ServerFrame createFile(ClientFrame.CreateFile frame) {
        return answer("createFile", Map.of("path", frame.path()), () -> {
            files.createFile(WorkspacePath.parse(frame.path()));
            return new ServerFrame.CreateFileResponse(frame.path());
        });
    }

    ServerFrame createFolder(ClientFrame.CreateFolder frame) {
        return answer("createFolder", Map.of("path", frame.path()), () -> {
            files.createFolder(WorkspacePath.parse(frame.path()));
            return new ServerFrame.CreateFolderResponse(frame.path());
        });
    }

    ServerFrame delete(ClientFrame.Delete frame) {
        return answer("delete", Map.of("path", frame.path()), () -> {
            files.delete(WorkspacePath.parse(frame.path()));
            return new ServerFrame.DeleteResponse(frame.path());
        });
    }

    ServerFrame rename(ClientFrame.Rename frame) {
        Map<String, String> paths =
                Map.of("path", frame.oldPath(), "oldPath", frame.oldPath(), "newPath", frame.newPath());
        return answer("rename", paths, () -> {
            files.rename(WorkspacePath.parse(frame.oldPath()), WorkspacePath.parse(frame.newPath()));
            return new ServerFrame.RenameResponse(frame.oldPath(), frame.newPath());
        });
    }

    ServerFrame copy(ClientFrame.Copy frame) {
        Map<String, String> paths =
                Map.of("path", frame.sourcePath(), "sourcePath", frame.sourcePath(), "targetPath", frame.targetPath());
        return answer("copy", paths, () -> {
            files.copy(WorkspacePath.parse(frame.sourcePath()), WorkspacePath.parse(frame.targetPath()));
            return new ServerFrame.CopyResponse(frame.sourcePath(), frame.targetPath());
        });
    }

    private String updated(ClientFrame.UpdateContent frame) {
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
            return new ServerFrame.Failure(event, String.valueOf(problem.getMessage()), problem.reason(), paths);
        }
    }
}
