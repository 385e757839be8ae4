package dev.devex.storage.internal.template;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.Sha256;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.internal.records.Manifests;
import java.time.Instant;
import java.util.Optional;

/** A template's snapshot, whose packs are in the store. */
public final class PublishedTemplate {
    private final byte[] manifest;
    private final WorkspaceObject name;
    private final ManifestHeader header;

    PublishedTemplate(byte[] manifest, ManifestHeader header) {
        this.manifest = manifest.clone();
        this.name =
                new WorkspaceObject(Kind.MANIFEST, Sha256.ofContent(manifest).hex(), manifest.length);
        this.header = header;
    }

    /** The manifest, of which every workspace made from the template gets a copy. */
    public byte[] manifest() {
        return manifest.clone();
    }

    /** The first snapshot of a workspace that is made now. */
    public Snapshot firstSnapshot(Instant now) {
        return new Snapshot(
                1,
                0,
                now,
                name,
                Optional.empty(),
                Manifests.stored(header),
                header.entries(),
                header.bytes(),
                Origin.TEMPLATE);
    }
}
