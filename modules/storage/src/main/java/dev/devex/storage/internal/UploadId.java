package dev.devex.storage.internal;

import dev.devex.storage.RejectedCommitException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names one upload within its workspace; safe in object keys. */
record UploadId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    UploadId {
        if (!isValid(value)) {
            throw new RejectedCommitException("That is not the id of an upload.");
        }
    }

    static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    static UploadId random() {
        return new UploadId(UUID.randomUUID().toString());
    }
}
