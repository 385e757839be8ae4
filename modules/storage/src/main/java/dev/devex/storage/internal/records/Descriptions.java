package dev.devex.storage.internal.records;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.WorkspaceDescription;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Bucket.StoredObject;
import java.util.Optional;

/** What is known of repls besides their files. */
public final class Descriptions {
    private final S3Bucket bucket;

    public Descriptions(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /** Keeps a description, unless a later one is kept; the first of a workspace takes one request. */
    public void keep(WorkspaceKeys keys, WorkspaceDescription description) {
        Optional<StoredObject> known = Optional.empty();
        while (!isLater(known, description)
                && !bucket.replace(keys.description(), known, DescriptionJson.write(description))) {
            known = bucket.read(keys.description());
        }
    }

    private static boolean isLater(Optional<StoredObject> known, WorkspaceDescription description) {
        return known.flatMap(Descriptions::read)
                .filter(kept -> kept.revision() > description.revision())
                .isPresent();
    }

    private static Optional<WorkspaceDescription> read(StoredObject object) {
        try {
            return Optional.of(StoredJson.read(object.text(), DescriptionJson::read));
        } catch (UnavailableException e) {
            return Optional.empty(); // damaged, and not worth keeping
        }
    }
}
