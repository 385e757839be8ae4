package dev.devex.storage.internal;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.FileContent;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.SnapshotException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceHistory;
import dev.devex.storage.WorkspacePath;
import dev.devex.storage.internal.commit.Quota;
import dev.devex.storage.internal.download.Archives;
import dev.devex.storage.internal.download.Room;
import dev.devex.storage.internal.history.Comparisons;
import dev.devex.storage.internal.history.FileScan;
import dev.devex.storage.internal.history.FolderScan;
import dev.devex.storage.internal.history.Forks;
import dev.devex.storage.internal.history.Restores;
import dev.devex.storage.internal.history.States;
import dev.devex.storage.internal.history.StoredEntries;
import dev.devex.storage.internal.history.WholeCheck;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.History;
import dev.devex.storage.internal.records.SnapshotFinder;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.settings.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What the records, manifests and packs of workspaces say of former states. */
public final class S3WorkspaceHistory implements WorkspaceHistory, AutoCloseable {
    /** In archives of one user at any time; each takes some 300 bytes of memory. */
    private static final int MOST_ARCHIVED = 100_000;

    /** How much is downloaded at once; each takes some ten megabytes of memory at most. */
    private static final int MOST_STREAMS = 8;

    /** Of that, for one user. */
    private static final int MOST_STREAMS_OF_ONE = 4;

    private final Room streams = new Room(MOST_STREAMS, MOST_STREAMS_OF_ONE);
    private final SnapshotFinder finder;
    private final States states;
    private final Comparisons comparisons;
    private final Archives archives;
    private final Restores restores;
    private final Forks forks;

    public S3WorkspaceHistory(S3Bucket bucket, Heads heads, Limits limits, Clock clock) {
        var history = new History(bucket);
        finder = new SnapshotFinder(heads, history);
        states = new States(bucket, finder);
        comparisons = new Comparisons(finder, states);
        archives = new Archives(states, MOST_ARCHIVED);
        var check = new WholeCheck(bucket, states, new Quota(limits.largest(), clock));
        restores = new Restores(heads, history, finder, check, clock);
        forks = new Forks(bucket, heads, finder, states, check, clock);
    }

    @Override
    public List<Snapshot> line(Workspace workspace, long before, int most) {
        return finder.line(new WorkspaceKeys(workspace), before, most);
    }

    @Override
    public List<Snapshot> branches(Workspace workspace) {
        return finder.branches(new WorkspaceKeys(workspace));
    }

    @Override
    public Snapshot find(Workspace workspace, SnapshotId id) {
        return finder.get(new WorkspaceKeys(workspace), id);
    }

    @Override
    public Listing list(Workspace workspace, SnapshotId id, Optional<WorkspacePath> folder) {
        var keys = new WorkspaceKeys(workspace);
        var scan = new FolderScan(folder);
        states.scan(keys, finder.get(keys, id), scan);
        return scan.listing();
    }

    @Override
    public StoredFile open(Workspace workspace, SnapshotId id, WorkspacePath path) {
        streams.require(workspace.owner(), 1);
        var keys = new WorkspaceKeys(workspace);
        Snapshot snapshot = finder.get(keys, id);
        var scan = new FileScan(path);
        ManifestHeader header = states.scan(keys, snapshot, scan);
        Entry.File file = scan.file();
        InputStream content =
                states.read(keys, snapshot, () -> begun(new FileContent(file, header.packs(), states.objects(keys))));
        return new StoredFile(
                StoredEntries.of(file), out -> streams.during(workspace.owner(), 1, () -> transfer(content, out)));
    }

    @Override
    public Comparison compare(Workspace workspace, SnapshotId id, Optional<SnapshotId> other) {
        return comparisons.compare(new WorkspaceKeys(workspace), id, other);
    }

    @Override
    public StoredArchive archive(Workspace workspace, SnapshotId id, Optional<WorkspacePath> folder) {
        streams.require(workspace.owner(), 1);
        var keys = new WorkspaceKeys(workspace);
        StoredArchive archive = archives.archive(keys, finder.get(keys, id), folder);
        return new StoredArchive(
                archive.size(),
                out -> streams.during(
                        workspace.owner(), 1, () -> archive.content().writeTo(out)));
    }

    @Override
    public Snapshot restore(Workspace workspace, SnapshotId id, long session) {
        return restores.restore(new WorkspaceKeys(workspace), id, session);
    }

    @Override
    public Snapshot fork(Workspace source, SnapshotId id, Workspace target) {
        return forks.fork(new WorkspaceKeys(source), id, new WorkspaceKeys(target));
    }

    @Override
    public void close() {
        forks.close();
    }

    private static void transfer(InputStream content, OutputStream out) throws IOException {
        try (content) {
            content.transferTo(out);
        } catch (SnapshotException | UnavailableException e) {
            throw new IOException(e);
        }
    }

    /** Reads the beginning, so that a store that is away is noticed before anything is answered. */
    private static InputStream begun(InputStream content) throws IOException {
        var begun = new PushbackInputStream(content);
        try {
            int first = begun.read();
            if (first >= 0) {
                begun.unread(first);
            }
            return begun;
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }
}
