package dev.devex.storage.internal.recovery;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotException;
import dev.devex.snapshot.SnapshotRestorer;
import dev.devex.snapshot.WrittenName;
import dev.devex.storage.Restored;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.StoredWorkspace;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.Verification;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceArchive;
import dev.devex.storage.WorkspaceDescription;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Credentials;
import dev.devex.storage.internal.s3.S3Location;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** The workspaces of a bucket, read without anything else of Devex. */
public final class S3Archive implements WorkspaceArchive {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final S3Bucket bucket;
    private final LongAdder read = new LongAdder();

    public S3Archive(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /** @throws InvalidValueException when there is no such bucket */
    public static S3Archive open(URI endpoint, String region, String name, String accessKey, String secretKey) {
        var credentials = new S3Credentials(accessKey, secretKey);
        var bucket = new S3Bucket(new S3Location(endpoint, endpoint, region, name, credentials));
        if (!bucket.exists()) {
            bucket.close();
            throw new InvalidValueException("There is no bucket " + name + " at " + endpoint + ".");
        }
        return new S3Archive(bucket);
    }

    @Override
    public Stream<Workspace> workspaces() {
        return bucket.folders(WorkspaceKeys.ALL).stream()
                .flatMap(owner -> bucket.folders(owner).stream())
                .flatMap(folder -> workspace(folder).stream());
    }

    @Override
    public StoredWorkspace read(Workspace workspace) {
        var records = new StoredRecords(bucket, new WorkspaceKeys(workspace));
        Head head = records.head().orElseThrow(UnknownWorkspaceException::new);
        return new StoredWorkspace(workspace, head.session(), head.newest(), description(records));
    }

    @Override
    public Verification verify(Workspace workspace) {
        var keys = new WorkspaceKeys(workspace);
        return new WorkspaceCheck(bucket, keys, objects(keys)).run();
    }

    @Override
    public Restored restore(Workspace workspace, SnapshotId id, Path folder) throws IOException {
        var keys = new WorkspaceKeys(workspace);
        Snapshot snapshot = find(keys, id);
        requireEmpty(folder);
        try {
            List<EntryPath> lost = SnapshotRestorer.salvage(
                    new Sha256(snapshot.manifest().sha256()),
                    objects(keys),
                    new Roots(folder.resolve("workspace"), folder.resolve("home")));
            return new Restored(
                    snapshot,
                    lost.stream()
                            .map(path -> WrittenName.of(path.text()).text())
                            .toList());
        } catch (SnapshotException e) {
            throw new UnreadableWorkspaceException(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new UnreadableWorkspaceException("An object of the snapshot is missing: " + e.getFile());
        }
    }

    @Override
    public long bytesRead() {
        return read.sum();
    }

    @Override
    public void close() {
        bucket.close();
    }

    /** Former ones are found also where {@code head.json} is lost. */
    private Snapshot find(WorkspaceKeys keys, SnapshotId id) {
        var records = new StoredRecords(bucket, keys);
        Optional<Snapshot> found = Optional.empty();
        if (id instanceof SnapshotId.Branch branch) {
            found = records.snapshot(keys.branch(branch.session(), branch.manifest()));
        } else if (id instanceof SnapshotId.Numbered former) {
            found = records.snapshot(keys.snapshot(former.number()));
        }
        return found.or(() -> newest(records, id)).orElseThrow(UnknownWorkspaceException::new);
    }

    private static Optional<Snapshot> newest(StoredRecords records, SnapshotId id) {
        return records.head()
                .map(Head::newest)
                .filter(newest -> id.equals(SnapshotId.NOW) || id.equals(new SnapshotId.Numbered(newest.number())));
    }

    private CountedObjects objects(WorkspaceKeys keys) {
        return new CountedObjects(new StoredObjects(bucket, keys), read);
    }

    private static void requireEmpty(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            if (!isEmpty(folder)) {
                throw new InvalidValueException(folder + " is not an empty folder.");
            }
        } catch (NoSuchFileException e) {
            throw new InvalidValueException("The folder that " + folder + " is to be in does not exist.");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    /** What cannot be read of it is not worth losing the rest. */
    private static Optional<WorkspaceDescription> description(StoredRecords records) {
        try {
            return records.description();
        } catch (UnreadableWorkspaceException e) {
            return Optional.empty();
        }
    }

    private static Optional<Workspace> workspace(String folder) {
        String[] names = folder.split("/");
        try {
            return Optional.of(new Workspace(new UserId(names[1]), new ReplId(names[2])));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
