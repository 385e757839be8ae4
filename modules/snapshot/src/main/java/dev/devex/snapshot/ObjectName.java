package dev.devex.snapshot;

/** Names one stored object of a workspace by the hash of its bytes. */
public record ObjectName(Kind kind, Sha256 sha256) {
    /** What an object holds. */
    public enum Kind {
        MANIFEST("manifests"),
        PACK("packs");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }
    }

    public static ObjectName manifest(Sha256 sha256) {
        return new ObjectName(Kind.MANIFEST, sha256);
    }

    public static ObjectName pack(Sha256 sha256) {
        return new ObjectName(Kind.PACK, sha256);
    }

    /** Where it lies below the workspace's prefix, such as {@code packs/<sha-256>}. */
    public String path() {
        return kind.folder + "/" + sha256.hex();
    }
}
