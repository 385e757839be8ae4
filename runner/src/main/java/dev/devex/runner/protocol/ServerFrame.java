package dev.devex.runner.protocol;

import dev.devex.runner.files.Entry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server may send. */
public sealed interface ServerFrame {
    record Loaded(List<Entry> rootContents) implements ServerFrame {}

    record FetchDirResponse(List<Entry> contents, String path) implements ServerFrame {}

    record FetchContentResponse(String content, String path, String version) implements ServerFrame {}

    record UpdateContentResponse(String path, String version) implements ServerFrame {}

    record CreateFileResponse(String path) implements ServerFrame {}

    record CreateFolderResponse(String path) implements ServerFrame {}

    record DeleteResponse(String path) implements ServerFrame {}

    record RenameResponse(String oldPath, String newPath) implements ServerFrame {}

    record CopyResponse(String sourcePath, String targetPath) implements ServerFrame {}

    /**
     * The answer, under its own {@code …Response} name, to a request that failed.
     *
     * @param paths the paths of the request by the names they had there
     */
    record Failure(String event, String error, @Nullable String reason, Map<String, String> paths)
            implements ServerFrame {}

    record TerminalConnected(String sessionId) implements ServerFrame {}

    record TerminalResponse(String data, String sessionId) implements ServerFrame {}

    /** The exit code is 128+n after signal n. */
    record TerminalClosed(String sessionId, int exitCode) implements ServerFrame {}

    /** {@code event} names what it answers, where it answers something. */
    record ErrorMessage(String message, @Nullable String event) implements ServerFrame {}
}
