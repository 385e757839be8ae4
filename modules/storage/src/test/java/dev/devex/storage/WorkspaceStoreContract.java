package dev.devex.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.SnapshotDigest;
import dev.devex.snapshot.SnapshotReader;
import dev.devex.snapshot.SnapshotWriter;
import dev.devex.storage.WorkspaceStore.Upload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link WorkspaceStore} promises. */
public abstract class WorkspaceStoreContract {
    protected static final String TEMPLATE = "hello";
    protected static final String TEMPLATE_FILE = "hello.txt";
    protected static final String TEMPLATE_TEXT = "Hello";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Workspace workspace = new Workspace(new UserId("local:ada"), ReplId.random());

    @TempDir
    @SuppressWarnings("NullAway")
    private Path scratch;

    /** A store that knows one template, {@link #TEMPLATE}, and takes snapshots of at most {@link #largestSnapshot()} bytes. */
    protected abstract WorkspaceStore store();

    protected abstract long largestSnapshot();

    /** Takes the store away, and brings it back as it was. */
    protected abstract void stopStore() throws Exception;

    protected abstract void restartStore() throws Exception;

    @Test
    void createsFromTemplate() throws Exception {
        store().create(workspace, TEMPLATE);
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void createsOnceWhenAskedAgain() throws Exception {
        Instant first = store().create(workspace, TEMPLATE);
        save(1, "changed");
        assertThat(store().create(workspace, TEMPLATE)).isAfterOrEqualTo(first);
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo("changed");
    }

    @Test
    void rejectsUnknownTemplate() {
        assertThatThrownBy(() -> store().create(workspace, "no-such")).isInstanceOf(UnknownTemplateException.class);
        assertThatThrownBy(() -> store().grant(workspace, 1)).isInstanceOf(UnknownWorkspaceException.class);
    }

    @Test
    void grantsNothingOfUnknownWorkspace() {
        assertThatThrownBy(() -> store().grant(workspace, 1)).isInstanceOf(UnknownWorkspaceException.class);
    }

    @Test
    void grantsForLimitedTime() {
        store().create(workspace, TEMPLATE);
        WorkspaceGrant grant = store().grant(workspace, 1);
        assertThat(grant.expiresAt()).isBetween(Instant.now(), Instant.now().plusSeconds(3600));
    }

    @Test
    void makesCommittedUploadTheNewest() throws Exception {
        store().create(workspace, TEMPLATE);
        Instant savedAt = save(1, "one");
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo("one");
        assertThat(savedAt).isBeforeOrEqualTo(Instant.now());
        save(1, "two");
        save(2, "three");
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo("three");
    }

    @Test
    void keepsOldStateUntilCommit() throws Exception {
        store().create(workspace, TEMPLATE);
        upload(store().grant(workspace, 1), snapshot("new"));
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void letsReaderOfOldStateFinishAfterCommit() throws Exception {
        store().create(workspace, TEMPLATE);
        URI old = store().grant(workspace, 1).download();
        save(1, "new");
        assertThat(textAt(old, TEMPLATE_FILE)).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void answersRepeatedCommitTheSame() throws Exception {
        store().create(workspace, TEMPLATE);
        WorkspaceGrant grant = store().grant(workspace, 1);
        Upload upload = upload(grant, snapshot("one"));
        Instant savedAt = store().commit(workspace, 1, upload);
        assertThat(store().commit(workspace, 1, upload)).isEqualTo(savedAt);
        save(1, "two");
        assertThat(store().commit(workspace, 1, upload)).isEqualTo(savedAt);
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo("two");
    }

    @Test
    void rejectsOldSession() throws Exception {
        store().create(workspace, TEMPLATE);
        Upload late = upload(store().grant(workspace, 1), snapshot("old"));
        save(2, "new");
        assertRejected(workspace, 1, late);
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo("new");
    }

    @Test
    void rejectsUploadOfOtherContent() throws Exception {
        store().create(workspace, TEMPLATE);
        Upload upload = upload(store().grant(workspace, 1), snapshot("new"));
        assertRejected(workspace, 1, new Upload(upload.uploadId(), upload.size(), "0".repeat(64)));
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void rejectsUploadOfOtherSize() throws Exception {
        store().create(workspace, TEMPLATE);
        Upload upload = upload(store().grant(workspace, 1), snapshot("new"));
        assertRejected(workspace, 1, new Upload(upload.uploadId(), upload.size() - 1, upload.sha256()));
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void rejectsMissingUpload() throws Exception {
        store().create(workspace, TEMPLATE);
        String id = store().grant(workspace, 1).uploadId();
        assertRejected(workspace, 1, new Upload(id, 1, "0".repeat(64)));
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void rejectsUploadOfOtherWorkspace() throws Exception {
        var other = new Workspace(new UserId("local:eve"), ReplId.random());
        store().create(workspace, TEMPLATE);
        store().create(other, TEMPLATE);
        Upload upload = upload(store().grant(workspace, 1), snapshot("mine"));
        assertRejected(other, 1, upload);
        String path = "../../" + workspace.owner() + "/" + workspace.repl() + "/snapshots/" + upload.uploadId();
        assertRejected(other, 1, new Upload(path, upload.size(), upload.sha256()));
    }

    @Test
    void rejectsAndRemovesTooLargeUpload() throws Exception {
        store().create(workspace, TEMPLATE);
        WorkspaceGrant grant = store().grant(workspace, 1);
        assertThat(grant.largest()).isEqualTo(largestSnapshot());
        Upload upload = upload(grant, new byte[Math.toIntExact(largestSnapshot() + 1)]);
        assertThatThrownBy(() -> store().commit(workspace, 1, upload))
                .isInstanceOf(TooLargeWorkspaceException.class)
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> store().commit(workspace, 1, upload)).hasMessageContaining("no such upload");
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void rejectsCommitOfUnknownWorkspace() {
        var upload = new Upload("00000000-0000-0000-0000-000000000000", 1, "0".repeat(64));
        assertThatThrownBy(() -> store().commit(workspace, 1, upload)).isInstanceOf(UnknownWorkspaceException.class);
    }

    @Test
    void letsTheNewerSessionWinWhicheverCommitsFirst() throws Exception {
        for (int round = 0; round < 20; round++) {
            var contested = new Workspace(new UserId("local:ada"), ReplId.random());
            store().create(contested, TEMPLATE);
            Upload older = upload(store().grant(contested, 1), snapshot("older"));
            Upload newer = upload(store().grant(contested, 2), snapshot("newer"));
            together(() -> commitOrRejection(contested, 1, older), () -> store().commit(contested, 2, newer));
            assertThat(textAt(store().grant(contested, 2).download(), TEMPLATE_FILE))
                    .isEqualTo("newer");
        }
    }

    @Test
    void showsReadersWholeStatesWhileCommitsGoOn() throws Exception {
        store().create(workspace, TEMPLATE);
        together(
                () -> {
                    for (int i = 0; i < 10; i++) {
                        save(1, "state " + i);
                    }
                    return "";
                },
                () -> {
                    for (int i = 0; i < 10; i++) {
                        assertThat(textOf(TEMPLATE_FILE)).matches("Hello|state \\d");
                    }
                    return "";
                });
    }

    @Test
    void deletesAllAndAgain() throws Exception {
        store().create(workspace, TEMPLATE);
        URI download = store().grant(workspace, 1).download();
        store().delete(workspace);
        store().delete(workspace);
        assertThatThrownBy(() -> store().grant(workspace, 1)).isInstanceOf(UnknownWorkspaceException.class);
        assertThat(get(download).statusCode()).isEqualTo(404);
    }

    @Test
    void deletesNothingOfOthers() throws Exception {
        var other = new Workspace(new UserId("local:ada-2"), ReplId.random());
        store().create(workspace, TEMPLATE);
        store().create(other, TEMPLATE);
        store().delete(other);
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void saysUnavailableWhileAwayAndLosesNothing() throws Exception {
        store().create(workspace, TEMPLATE);
        Upload upload = upload(store().grant(workspace, 1), snapshot("new"));
        stopStore();
        assertUnavailable(() -> store().create(workspace, TEMPLATE));
        assertUnavailable(() -> store().grant(workspace, 1));
        assertUnavailable(() -> store().commit(workspace, 1, upload));
        assertUnavailable(() -> store().delete(workspace));
        assertUnavailable(() -> store().check());
        restartStore();
        store().check();
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo(TEMPLATE_TEXT);
        store().commit(workspace, 1, upload);
        assertThat(textOf(TEMPLATE_FILE)).isEqualTo("new");
    }

    private Instant save(long session, String text) throws Exception {
        return store().commit(workspace, session, upload(store().grant(workspace, session), snapshot(text)));
    }

    private byte[] snapshot(String text) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "save");
        var roots = new Roots(
                Files.createDirectory(folder.resolve("workspace")), Files.createDirectory(folder.resolve("home")));
        Files.writeString(roots.workspace().resolve(TEMPLATE_FILE), text);
        var bytes = new ByteArrayOutputStream();
        SnapshotWriter.write(roots, bytes);
        return bytes.toByteArray();
    }

    private String textOf(String file) throws Exception {
        return textAt(store().grant(workspace, 1).download(), file);
    }

    private String textAt(URI download, String file) throws Exception {
        Path folder = Files.createTempDirectory(scratch, "restore");
        var roots = new Roots(folder.resolve("workspace"), folder.resolve("home"));
        SnapshotReader.restore(new ByteArrayInputStream(get(download).body()), roots);
        return Files.readString(roots.workspace().resolve(file));
    }

    private void assertRejected(Workspace of, long session, Upload upload) {
        assertThatThrownBy(() -> store().commit(of, session, upload)).isInstanceOf(RejectedCommitException.class);
    }

    private String commitOrRejection(Workspace of, long session, Upload upload) {
        try {
            return store().commit(of, session, upload).toString();
        } catch (RejectedCommitException e) {
            return "rejected: " + e.getMessage();
        }
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(UnavailableException.class);
    }

    private static void together(Callable<?> one, Callable<?> two) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> results = new ArrayList<>();
            results.add(threads.submit(one));
            results.add(threads.submit(two));
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static HttpResponse<byte[]> get(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Upload upload(WorkspaceGrant grant, byte[] bytes) throws Exception {
        var request = HttpRequest.newBuilder(grant.upload())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        var digest = SnapshotDigest.of(new ByteArrayInputStream(bytes));
        return new Upload(grant.uploadId(), digest.size(), digest.sha256());
    }
}
