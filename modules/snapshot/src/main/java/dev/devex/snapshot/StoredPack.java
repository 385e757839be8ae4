package dev.devex.snapshot;

import java.util.Optional;

/**
 * A pack that a snapshot refers to.
 *
 * @param size in bytes, as stored
 * @param template the template whose pack it is; none when it is the workspace's own
 */
public record StoredPack(Sha256 sha256, long size, Optional<String> template) {
    public StoredPack {
        if (size < Packs.FIRST_FRAME) {
            throw new IllegalArgumentException("A pack is not that small.");
        }
        template.ifPresent(StoredPack::requireId);
    }

    private static void requireId(String id) {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("That is not the id of a template.");
        }
    }
}
