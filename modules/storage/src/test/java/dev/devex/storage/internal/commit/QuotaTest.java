package dev.devex.storage.internal.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.internal.MovedClock;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.Heads.StoredHead;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket.ListedObject;
import dev.devex.storage.internal.s3.S3Bucket.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final Instant COMMIT = Instant.parse("2026-01-01T12:00:00Z");
    private static final String SHA_256 = "0".repeat(64);

    private final MovedClock clock = new MovedClock();
    private final Quota quota = new Quota(100, clock);
    private final WorkspaceKeys keys = new WorkspaceKeys(new Workspace(new UserId("local:ada"), ReplId.random()));
    private long newest = 1;
    private List<ListedObject> lying = List.of();
    private int listings;

    @Test
    void countsWhatWasUploadedSinceTheLastCommit() {
        lying = List.of(object(90, COMMIT), object(40, COMMIT.plusSeconds(1)));
        assertThatThrownBy(() -> ask(61)).isInstanceOf(TooLargeWorkspaceException.class);
        assertThatCode(() -> ask(60)).doesNotThrowAnyException();
    }

    @Test
    void countsTheHistoryToo() {
        lying = List.of(object(200, COMMIT.minusSeconds(1)), object(150, COMMIT));
        assertThatThrownBy(() -> ask(51)).isInstanceOf(MovedWorkspaceException.class);
        assertThatCode(() -> ask(50)).doesNotThrowAnyException();
    }

    @Test
    void countsWhatItHasGrantedWithoutListingAgain() {
        ask(60);
        ask(40);
        assertThat(listings).isEqualTo(1);
        lying = List.of(object(100, COMMIT.plusSeconds(1)));
        assertThatThrownBy(() -> ask(1)).isInstanceOf(TooLargeWorkspaceException.class);
        assertThat(listings).isEqualTo(2);
    }

    @Test
    void listsAgainBeforeItRefusesWhatWasGrantedAndNeverUploaded() {
        ask(100);
        ask(100);
        assertThat(listings).isEqualTo(2);
    }

    @Test
    void listsAgainAfterSomeTimeSinceOthersGrantToo() {
        ask(1);
        lying = List.of(object(100, COMMIT.plusSeconds(1)));
        clock.pass(Duration.ofMinutes(11));
        assertThatThrownBy(() -> ask(1)).isInstanceOf(TooLargeWorkspaceException.class);
    }

    @Test
    void beginsAnewWithEveryCommit() {
        ask(100);
        newest = 2;
        ask(100);
        assertThat(listings).isEqualTo(1);
    }

    @Test
    void limitsASnapshot() {
        assertThatCode(() -> quota.requireSize(100)).doesNotThrowAnyException();
        assertThatThrownBy(() -> quota.requireSize(101)).isInstanceOf(TooLargeWorkspaceException.class);
    }

    private void ask(long size) {
        var manifest = new WorkspaceObject(Kind.MANIFEST, SHA_256, 1);
        var snapshot = new Snapshot(newest, 0, COMMIT, manifest, Optional.empty(), 0, 2, 0, Origin.SAVE);
        var head = new StoredHead(Head.first(snapshot), new StoredObject("", "", COMMIT));
        quota.requireRoom(keys, head, List.of(new WorkspaceObject(Kind.PACK, SHA_256, size)), this::list);
    }

    private List<ListedObject> list() {
        listings++;
        return lying;
    }

    private static ListedObject object(long size, Instant modified) {
        return new ListedObject("packs/x", size, modified);
    }
}
