package dev.devex.runner.protocol;

import dev.devex.runner.files.Entry;
import dev.devex.runner.files.FileChange;
import dev.devex.runner.search.SearchMatch;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param fields what else it says: the paths of the request by the names they had there, and what a client needs to go on
     */
    record Failure(String event, String error, @Nullable String reason, Map<String, JsonValue> fields)
            implements ServerFrame {}

    record WatchFilesResponse() implements ServerFrame {}

    /** {@code rescan}: not all changes are known; what a client shows must be read again. */
    record FilesChanged(List<FileChange> changes, boolean rescan) implements ServerFrame {}

    record SearchMatches(String searchId, List<SearchMatch> matches) implements ServerFrame {}

    record SearchFilesResponse(String searchId, int matches, int files, boolean truncated, boolean cancelled)
            implements ServerFrame {}

    record WatchPortsResponse(List<ListeningPort> ports) implements ServerFrame {}

    record PortsChanged(List<ListeningPort> ports) implements ServerFrame {}

    /** {@code unsavedFor}: how long there has been something that is not stored; empty when everything is. */
    record WatchSavesResponse(Optional<Duration> unsavedFor) implements ServerFrame {}

    record SavesChanged(Optional<Duration> unsavedFor) implements ServerFrame {}

    record Pong() implements ServerFrame {}

    /** Output goes on at {@code sequence}, this client's input at {@code inputSequence}. */
    record TerminalConnected(String sessionId, long number, long sequence, long inputSequence, TerminalSize size)
            implements ServerFrame {}

    /** {@code sequence} is the position after {@code data}. */
    record TerminalResponse(String data, String sessionId, long sequence) implements ServerFrame {}

    /**
     * What was between is gone: the client clears its screen, and output goes on at {@code sequence}, a line's start. What is
     * before {@code end} was written before this client came; it answers no question that a program asks in there.
     */
    record TerminalReset(String sessionId, long sequence, long end) implements ServerFrame {}

    record TerminalChanged(TerminalDescription terminal) implements ServerFrame {}

    record ListTerminalsResponse(List<TerminalDescription> terminals) implements ServerFrame {}

    /** The exit code is 128+n after signal n. */
    record TerminalClosed(String sessionId, int exitCode) implements ServerFrame {}

    /** {@code event} names what it answers, where it answers something. */
    record ErrorMessage(String message, @Nullable String event) implements ServerFrame {}
}
