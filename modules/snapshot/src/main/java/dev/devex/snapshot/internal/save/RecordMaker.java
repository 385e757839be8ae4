package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.index.FileState;
import dev.devex.snapshot.internal.index.IndexRecord;
import dev.devex.snapshot.internal.manifest.FileNames;
import dev.devex.snapshot.internal.manifest.Relation;
import dev.devex.snapshot.internal.pack.Blob;
import dev.devex.snapshot.internal.save.FileReading.Content;
import dev.devex.snapshot.internal.save.TreeWalk.Found;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes records of what a walk found, and reads only the files that are not as they were. */
final class RecordMaker {
    /** File systems keep times no finer than this, some of them. */
    private static final Duration COARSEST = Duration.ofSeconds(2);

    private final FileReading reading;
    private final PreviousState previous;
    private final Unlocked unlocked;
    private final BiConsumer<String, Reason> omissions;
    private final FileTime settled = FileTime.from(Instant.now().minus(COARSEST));

    /** To be made when the walk begins. */
    RecordMaker(FileReading reading, PreviousState previous, Unlocked unlocked, BiConsumer<String, Reason> omissions) {
        this.reading = reading;
        this.previous = previous;
        this.unlocked = unlocked;
        this.omissions = omissions;
    }

    /** Returns null when it has gone meanwhile, or must be left out. */
    @Nullable
    IndexRecord record(Found found, @Nullable IndexRecord before) throws IOException {
        try {
            if (found.state().isRegular()) {
                return file(found, before);
            }
            if (before != null && found.state().isDirectory() && before.state().equals(found.state())) {
                return before;
            }
            boolean link = found.state().isLink();
            String target = link ? FileNames.text(Files.readSymbolicLink(found.path())) : "";
            return record(found, found.state(), true, Sha256.EMPTY, target, List.of());
        } catch (NoSuchFileException | NotLinkException e) {
            return null;
        } catch (AccessDeniedException e) {
            omissions.accept(found.name(), Reason.UNREADABLE);
            return null;
        }
    }

    private IndexRecord file(Found found, @Nullable IndexRecord before) throws IOException {
        if (before != null && isKept(before, found.state())) {
            return before.state().equals(found.state()) ? before : before.at(found.state(), isSettled(found.state()));
        }
        List<Blob> stored = before == null ? List.of() : before.blobs();
        FileState readable = unlocked.unlock(found.path(), found.state());
        Content content = reading.read(found.path(), readable, stored);
        if (!content.steady()) {
            omissions.accept(found.name(), Reason.CHANGED);
        }
        FileState state = content.state().withPermissionsOf(found.state());
        return record(found, state, content.steady() && isSettled(state), content.sha256(), "", content.blobs());
    }

    private boolean isKept(IndexRecord before, FileState now) {
        return before.stillHolds(now, previous.summary().restored()) && previous.keeps(before.blobs());
    }

    private boolean isSettled(FileState state) {
        return (state.isClosed() ? state.modified() : state.changed()).compareTo(settled) < 0;
    }

    private static IndexRecord record(
            Found found, FileState state, boolean settled, Sha256 sha256, String target, List<Blob> blobs) {
        return new IndexRecord(found.name(), state, Relation.ADDED, settled, sha256, target, blobs);
    }
}
