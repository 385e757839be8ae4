package dev.devex.runner.workspace;

import dev.devex.runner.workspace.StoredSnapshot.Link;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** Reads the objects of the newest snapshot by presigned requests; those that have expired are asked for anew. */
final class Downloads implements ObjectSource {
    private final CoreClient core;
    private final Patience patience;
    private StoredSnapshot snapshot;

    Downloads(CoreClient core, Patience patience, StoredSnapshot snapshot) {
        this.core = core;
        this.patience = patience;
        this.snapshot = snapshot;
    }

    @Override
    public InputStream manifest(Sha256 sha256) throws NoSuchFileException {
        return new Download(this, patience, sha256, link(sha256).size());
    }

    @Override
    public InputStream pack(StoredPack pack) throws NoSuchFileException {
        return new Download(this, patience, pack.sha256(), pack.size());
    }

    /** Where the object is to be had. */
    synchronized Link link(Sha256 sha256) throws NoSuchFileException {
        Link link = snapshot.links().get(sha256);
        if (link == null) {
            throw new NoSuchFileException(sha256.hex());
        }
        return link;
    }

    /** Asks for other addresses, unless somebody has since {@code tried} was given out. */
    synchronized void renew(Sha256 sha256, Link tried) {
        if (tried.equals(snapshot.links().get(sha256))) {
            StoredSnapshot newest = core.snapshot();
            if (!newest.links().containsKey(sha256)) {
                throw new RefusalException(409, "moved", "The stored work has changed meanwhile.");
            }
            snapshot = newest;
        }
    }
}
