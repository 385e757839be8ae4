package dev.devex.storage;

import java.net.URI;
import java.time.Instant;

/**
 * What a sandbox needs for its own workspace, and nothing more: presigned requests, no keys.
 *
 * @param download gets the newest snapshot
 * @param upload takes one new snapshot by {@code PUT}; it becomes the newest only by {@link WorkspaceStore#commit}
 * @param uploadId names what {@code upload} takes
 * @param largest how many bytes the new snapshot may have
 * @param expiresAt from when neither is accepted
 */
public record WorkspaceGrant(URI download, URI upload, String uploadId, long largest, Instant expiresAt) {}
