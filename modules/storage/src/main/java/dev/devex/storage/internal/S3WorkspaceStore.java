package dev.devex.storage.internal;

import dev.devex.storage.RejectedCommitException;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceGrant;
import dev.devex.storage.WorkspaceStore;
import dev.devex.storage.internal.Heads.StoredHead;
import io.minio.Http.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Workspaces as objects. A snapshot's object is never written to once it is the newest; what makes it the newest is one
 * small object, {@code head.json}, replaced whole and only by who has read the one it replaces.
 */
final class S3WorkspaceStore implements WorkspaceStore {
    private static final Duration VALIDITY = Duration.ofMinutes(15);

    private final S3Bucket bucket;
    private final Heads heads;
    private final PublishedTemplates templates;
    private final Uploads uploads;
    private final Clock clock;

    S3WorkspaceStore(S3Bucket bucket, PublishedTemplates templates, long largestSnapshot, Clock clock) {
        this.bucket = bucket;
        this.heads = new Heads(bucket);
        this.templates = templates;
        this.uploads = new Uploads(bucket, largestSnapshot, clock);
        this.clock = clock;
    }

    @Override
    public Instant create(Workspace workspace, String template) {
        var keys = new WorkspaceKeys(workspace);
        PublishedTemplate source = templates.get(template);
        Optional<StoredHead> existing = heads.read(keys);
        if (existing.isPresent()) {
            return existing.get().head().newest().savedAt();
        }
        var first = new Snapshot(UploadId.random(), source.digest(), 0, now());
        bucket.copy(source.key(), keys.snapshot(first.id()));
        heads.create(keys, new Head(first, Optional.empty()));
        return newest(keys).head().newest().savedAt();
    }

    @Override
    public WorkspaceGrant grant(Workspace workspace, long session) {
        var keys = new WorkspaceKeys(workspace);
        Snapshot newest = newest(keys).head().newest();
        UploadId upload = UploadId.random();
        Instant expiresAt = now().plus(VALIDITY);
        return new WorkspaceGrant(
                bucket.presign(Method.GET, keys.snapshot(newest.id()), VALIDITY),
                bucket.presign(Method.PUT, keys.snapshot(upload), VALIDITY),
                upload.value(),
                uploads.largest(),
                expiresAt);
    }

    @Override
    public Instant commit(Workspace workspace, long session, Upload upload) {
        var keys = new WorkspaceKeys(workspace);
        var id = new UploadId(upload.uploadId());
        for (StoredHead known = newest(keys); ; known = newest(keys)) {
            Optional<Snapshot> done = known.head().find(id);
            if (done.isPresent()) {
                return done.get().savedAt();
            }
            if (session < known.head().newest().session()) {
                throw new RejectedCommitException("A newer session of this repl has saved since.");
            }
            var next = new Snapshot(id, uploads.verify(keys, id, upload), session, now());
            if (heads.replace(keys, known, known.head().followedBy(next))) {
                uploads.removeUnreferenced(keys, known.head(), next);
                return next.savedAt();
            }
        }
    }

    @Override
    public void delete(Workspace workspace) {
        var keys = new WorkspaceKeys(workspace);
        heads.remove(keys);
        bucket.list(keys.prefix()).forEach(object -> bucket.remove(object.key()));
    }

    @Override
    public void check() {
        bucket.check();
    }

    private StoredHead newest(WorkspaceKeys keys) {
        return heads.read(keys).orElseThrow(UnknownWorkspaceException::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
