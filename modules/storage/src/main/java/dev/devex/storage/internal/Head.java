package dev.devex.storage.internal;

import java.util.Optional;
import java.util.stream.Stream;

/** Which snapshot is the newest, and which was before it: readers may still be at that one. */
record Head(Snapshot newest, Optional<Snapshot> previous) {
    /** The head once {@code next} is the newest. */
    Head followedBy(Snapshot next) {
        return new Head(next, Optional.of(newest));
    }

    /** The snapshot that came of an upload, if it is one of the two. */
    Optional<Snapshot> find(UploadId id) {
        return Stream.concat(Stream.of(newest), previous.stream())
                .filter(snapshot -> snapshot.id().equals(id))
                .findFirst();
    }
}
