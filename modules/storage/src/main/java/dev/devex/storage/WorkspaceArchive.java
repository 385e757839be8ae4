package dev.devex.storage;

import dev.devex.kernel.InvalidValueException;
import dev.devex.storage.internal.recovery.S3Archive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * All workspaces of a store, for whoever has nothing left but the store. It changes nothing there, trusts nothing it reads, and
 * may be used by several threads. Every call throws {@link dev.devex.kernel.UnavailableException} when the store cannot be
 * reached.
 */
public interface WorkspaceArchive extends AutoCloseable {
    /**
     * Opens the archive of an S3-compatible store.
     *
     * @throws InvalidValueException when there is no such bucket
     */
    static WorkspaceArchive open(URI endpoint, String region, String bucket, String accessKey, String secretKey) {
        return S3Archive.open(endpoint, region, bucket, accessKey, secretKey);
    }

    /** All of which anything is stored, each owner's together; read from the store as they are asked for. */
    Stream<Workspace> workspaces();

    /**
     * @throws UnknownWorkspaceException when it has no {@code head.json}: it is being deleted, or that was lost
     * @throws UnreadableWorkspaceException when {@code head.json} is damaged, or of another version
     */
    StoredWorkspace read(Workspace workspace);

    /**
     * Reads all that is stored of a workspace: every manifest and every pack of all its snapshots, and each file of the newest. What
     * is wrong is told in the result.
     */
    Verification verify(Workspace workspace);

    /**
     * Restores a snapshot into {@code workspace/} and {@code home/} in a folder, and writes nowhere else. Files whose content is
     * damaged are left out. After an error the folder holds a part.
     *
     * @param folder absent, or empty
     * @throws InvalidValueException when the folder is neither
     * @throws UnknownWorkspaceException when there is no such snapshot
     * @throws UnreadableWorkspaceException when its list of files is missing, damaged, or of another version
     * @throws IOException when the folder cannot be written to, or the store breaks off
     */
    Restored restore(Workspace workspace, SnapshotId snapshot, Path folder) throws IOException;

    /** How many bytes of manifests and packs were read so far, by all calls. */
    long bytesRead();

    @Override
    void close();
}
