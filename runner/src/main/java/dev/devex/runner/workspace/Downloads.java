package dev.devex.runner.workspace;

import dev.devex.runner.workspace.StoredSnapshot.Link;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the objects of the newest snapshot by presigned requests, which are asked for once they are needed or have expired. */
final class Downloads implements ObjectSource {
    private final CoreClient core;
    private final Patience patience;
    private Map<Sha256, Link> links;

    /** @param links those that are known already */
    Downloads(CoreClient core, Patience patience, Map<Sha256, Link> links) {
        this.core = core;
        this.patience = patience;
        this.links = links;
    }

    @Override
    public InputStream manifest(Sha256 sha256) {
        return new Download(this, patience, sha256);
    }

    @Override
    public InputStream pack(StoredPack pack) {
        return new Download(this, patience, pack.sha256());
    }

    /**
     * Where the object is to be had.
     *
     * @throws RefusalException when the newest snapshot does not refer to it
     */
    synchronized Link link(Sha256 sha256) {
        Link link = links.get(sha256);
        return link == null ? newLink(sha256) : link;
    }

    /** Has other addresses asked for, unless somebody has since {@code tried} was given out. */
    synchronized void renew(Sha256 sha256, Link tried) {
        if (tried.equals(links.get(sha256))) {
            newLink(sha256);
        }
    }

    private Link newLink(Sha256 sha256) {
        links = core.snapshot().links();
        @Nullable Link link = links.get(sha256);
        if (link == null) {
            throw RefusalException.moved();
        }
        return link;
    }
}
