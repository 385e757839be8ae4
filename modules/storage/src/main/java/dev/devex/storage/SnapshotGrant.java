package dev.devex.storage;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a sandbox needs to read the newest snapshot, and nothing more: presigned requests, no keys.
 *
 * @param base the manifest that the snapshot's own says the differences from
 * @param packs all the snapshot refers to, in the order of its manifest
 * @param expiresAt from when none of the addresses is accepted
 */
public record SnapshotGrant(
        Snapshot snapshot, Link manifest, Optional<Link> base, List<Link> packs, Instant expiresAt) {
    public SnapshotGrant {
        packs = List.copyOf(packs);
    }

    /**
     * An object and where it can be had.
     *
     * @param size in bytes
     * @param url a secret: whoever has it can read the object
     */
    public record Link(String sha256, long size, URI url) {
        @Override
        public String toString() {
            return sha256;
        }
    }
}
