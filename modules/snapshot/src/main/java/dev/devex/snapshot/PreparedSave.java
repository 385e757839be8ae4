package dev.devex.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A snapshot whose objects are all stored, and which is nobody's newest yet. */
public final class PreparedSave {
    private final Sha256 manifest;
    private final long manifestSize;
    private final ManifestHeader header;
    private final Path finishedIndex;
    private final Path index;

    /** Made by a {@link SnapshotSaver}. */
    public PreparedSave(Sha256 manifest, long manifestSize, ManifestHeader header, Path finishedIndex, Path index) {
        this.manifest = manifest;
        this.manifestSize = manifestSize;
        this.header = header;
        this.finishedIndex = finishedIndex;
        this.index = index;
    }

    public Sha256 manifest() {
        return manifest;
    }

    /** Of the manifest, in bytes. */
    public long manifestSize() {
        return manifestSize;
    }

    public ManifestHeader header() {
        return header;
    }

    /** To be called once the snapshot is the newest: the next save goes by what this one has read. */
    public void committed() throws IOException {
        Files.move(finishedIndex, index, StandardCopyOption.ATOMIC_MOVE);
    }
}
