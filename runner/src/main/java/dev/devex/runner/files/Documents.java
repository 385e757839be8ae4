package dev.devex.runner.files;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** The files of the workspace as an editor sees them: text, with versions. */
public final class Documents {
    private final WorkspaceFiles files;

    public Documents(WorkspaceFiles files) {
        this.files = files;
    }

    public Document fetch(WorkspacePath path) {
        return Document.of(bytes(path));
    }

    /** Replaces the content, and creates the file where there is none and no version is expected; returns the new version. */
    public String replace(WorkspacePath path, String content, @Nullable String baseVersion) {
        byte[] bytes = Document.encode(content);
        return files.changing(() -> {
            if (baseVersion != null) {
                requireVersion(Document.version(bytes(path)), baseVersion);
            }
            return publish(path, bytes);
        });
    }

    /** Applies a patch of diff-match-patch if it fits exactly; returns the new version. */
    public String patch(WorkspacePath path, JsonValue patch, @Nullable String baseVersion) {
        Patch parsed = Patch.parse(patch);
        return files.changing(() -> {
            Document current = fetch(path);
            if (baseVersion != null) {
                requireVersion(current.version(), baseVersion);
            }
            return publish(path, Document.encode(parsed.apply(current.content())));
        });
    }

    private String publish(WorkspacePath path, byte[] bytes) throws IOException {
        try (Draft draft = files.draft(path)) {
            draft.fill(ByteBuffer.wrap(bytes));
            draft.publish();
            return Document.version(bytes);
        }
    }

    private byte[] bytes(WorkspacePath path) {
        try (FileChannel channel = files.read(path);
                InputStream input = Channels.newInputStream(channel)) {
            byte[] bytes = input.readNBytes(Document.MAX_BYTES + 1);
            if (bytes.length > Document.MAX_BYTES) {
                throw FileProblem.Unsuitable.tooLarge();
            }
            return bytes;
        } catch (IOException failed) {
            throw new FileProblem.Refused("The file could not be read.", failed);
        }
    }

    private static void requireVersion(String current, String expected) {
        if (!current.equals(expected)) {
            throw new FileProblem.Stale("The file has changed since it was opened.");
        }
    }
}
