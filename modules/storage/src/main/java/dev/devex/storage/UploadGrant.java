package dev.devex.storage;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sandbox needs to store some objects, each under its own name and with the bytes that its name says.
 *
 * @param uploads in the order in which they were asked for
 * @param expiresAt from when none is accepted
 */
public record UploadGrant(List<Upload> uploads, Instant expiresAt) {
    public UploadGrant {
        uploads = List.copyOf(uploads);
    }

    /**
     * How to store one object.
     *
     * @param url takes it by {@code PUT}; none when it is stored already
     * @param headers to be sent exactly like this, and with the length that was asked for
     */
    public record Upload(Optional<URI> url, Map<String, String> headers) {
        public Upload {
            headers = Map.copyOf(headers);
        }

        public static Upload stored() {
            return new Upload(Optional.empty(), Map.of());
        }

        public boolean isStored() {
            return url.isEmpty();
        }

        @Override
        public String toString() {
            return isStored() ? "stored" : "to be uploaded";
        }
    }
}
