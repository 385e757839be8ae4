package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.internal.Heads.StoredHead;
import dev.devex.storage.internal.S3Bucket.ListedObject;
import dev.devex.storage.internal.S3Bucket.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final Instant COMMIT = Instant.parse("2026-01-01T12:00:00Z");
    private static final String SHA_256 = "0".repeat(64);

    private final Quota quota = new Quota(100);

    @Test
    void countsWhatWasUploadedSinceTheLastCommit() {
        List<ListedObject> lying = List.of(object(90, COMMIT), object(40, COMMIT.plusSeconds(1)));
        assertThatCode(() -> ask(lying, 60)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ask(lying, 61)).isInstanceOf(TooLargeWorkspaceException.class);
    }

    @Test
    void countsTheHistoryToo() {
        List<ListedObject> lying = List.of(object(200, COMMIT.minusSeconds(1)), object(150, COMMIT));
        assertThatCode(() -> ask(lying, 50)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ask(lying, 51)).isInstanceOf(MovedWorkspaceException.class);
    }

    @Test
    void limitsASnapshot() {
        assertThatCode(() -> quota.requireSize(100)).doesNotThrowAnyException();
        assertThatThrownBy(() -> quota.requireSize(101)).isInstanceOf(TooLargeWorkspaceException.class);
    }

    private void ask(List<ListedObject> lying, long size) {
        var manifest = new WorkspaceObject(Kind.MANIFEST, SHA_256, 1);
        var newest = new Snapshot(1, 0, COMMIT, manifest, Optional.empty(), 0, 2, 0, Origin.SAVE);
        var head = new StoredHead(Head.first(newest), new StoredObject("", "", COMMIT));
        quota.requireRoom(lying, head, List.of(new WorkspaceObject(Kind.PACK, SHA_256, size)));
    }

    private static ListedObject object(long size, Instant modified) {
        return new ListedObject("packs/x", size, modified);
    }
}
