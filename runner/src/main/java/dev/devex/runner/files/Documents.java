package dev.devex.runner.files;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The files of the workspace as an editor sees them: text, with versions. */
public final class Documents {
    private final WorkspaceFiles files;

    public Documents(WorkspaceFiles files) {
        this.files = files;
    }

    public Document fetch(WorkspacePath path) {
        return read(path).shown();
    }

    /** Replaces the content, and creates the file where there is none and no version is expected; returns the new version. */
    public String replace(WorkspacePath path, String content, @Nullable String baseVersion) {
        byte[] bytes = Document.encode(content);
        return files.changing(() -> {
            if (baseVersion != null) {
                present(path).require(baseVersion);
            }
            return publish(path, bytes);
        });
    }

    /** Applies a patch of diff-match-patch if it fits exactly; returns the new version. */
    public String patch(WorkspacePath path, JsonValue patch, @Nullable String baseVersion) {
        Patch parsed = Patch.parse(patch);
        return files.changing(() -> {
            Present present = baseVersion == null ? read(path) : present(path);
            if (baseVersion != null) {
                present.require(baseVersion);
            }
            String content = present.shown().content();
            try {
                return publish(path, Document.encode(parsed.apply(content)));
            } catch (Patch.MisfitException misfit) {
                throw present.stale("The patch does not fit the file.");
            }
        });
    }

    private String publish(WorkspacePath path, byte[] bytes) throws IOException {
        try (Draft draft = files.draft(path)) {
            draft.fill(ByteBuffer.wrap(bytes));
            draft.force();
            draft.publish(Replacement.OF_ANY);
            return Document.version(bytes);
        }
    }

    private Present present(WorkspacePath path) {
        try {
            return read(path);
        } catch (FileProblem.Missing gone) {
            return Present.of(gone);
        }
    }

    private Present read(WorkspacePath path) {
        try (OpenFile file = files.read(path)) {
            return Present.read(file);
        } catch (IOException failed) {
            throw new FileProblem.Refused("The file could not be read.", failed);
        }
    }
}
