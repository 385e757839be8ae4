package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.snapshot.faults.FaultyProxy;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.TestSandbox;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceHistory.StoredArchive;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.s3.S3Bucket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** History through a bad network: what fails is tried again, and is done once in the end. */
class HistoryFaultsTest {
    private static final int ROUNDS = 6;
    private static final int TRIES = 200;
    private static final double SHARE = 0.25;
    private static final int ENTRIES = 4;

    @RegisterExtension
    private final TestStore test = new TestStore(100 << 20);

    private FaultyProxy proxy;
    private S3Bucket bucket;
    private S3WorkspaceHistory history;

    @BeforeEach
    void start() throws IOException {
        test.store.create(test.workspace, TestStore.TEMPLATE);
        proxy = new FaultyProxy(test.s3.endpoint(), 4);
        bucket = new S3Bucket(TestBucket.location(proxy.address()));
        history = new S3WorkspaceHistory(bucket, new Heads(bucket), test.limits, test.clock);
    }

    @AfterEach
    void stop() throws IOException {
        history.close();
        bucket.close();
        proxy.close();
    }

    @Test
    void restoresOnceInTheEnd() {
        test.sandbox(1).save("one");
        test.sandbox(1).save("two");
        proxy.spoil(SHARE);
        for (int round = 0; round < ROUNDS; round++) {
            var id = SnapshotId.of(round % 2 == 0 ? "2" : "3");
            Snapshot restored = inTheEnd(() -> history.restore(test.workspace, id, 2));
            assertThat(restored.number()).as(proxy.toString()).isEqualTo(4 + round);
            assertThat(test.sandbox(2).text()).isEqualTo(round % 2 == 0 ? "one" : "two");
        }
        assertThat(test.history.line(test.workspace, 99, 99)).hasSize(ROUNDS + 3);
        assertThat(proxy.total()).isPositive();
    }

    @Test
    void forksWholeInTheEnd() {
        test.sandbox(1).save("one");
        proxy.spoil(SHARE);
        for (int round = 0; round < ROUNDS; round++) {
            var target = new Workspace(new UserId("local:ada"), ReplId.random());
            Snapshot first = inTheEnd(() -> history.fork(test.workspace, SnapshotId.NOW, target));
            assertThat(first.origin()).isEqualTo(Origin.FORK);
            assertThat(new TestSandbox(test.store, target, 1).text())
                    .as(proxy.toString())
                    .isEqualTo("one");
        }
        assertThat(proxy.total()).isPositive();
    }

    @Test
    void neverTakesAPartOfAnArchiveForTheWhole(@TempDir Path folder) throws IOException {
        var folders = new TestFolders(test, folder);
        folders.write("workspace/large", new byte[9_000_000], "rw-r--r--");
        folders.write("workspace/small", "small");
        folders.save();
        proxy.spoil(SHARE);
        int whole = 0;
        for (int attempt = 0; whole < ROUNDS && attempt < TRIES; attempt++) {
            Optional<byte[]> zip = archive();
            if (zip.isPresent()) {
                assertThat(entries(zip.get())).as(proxy.toString()).isEqualTo(ENTRIES);
                whole++;
            }
        }
        assertThat(whole).isEqualTo(ROUNDS);
        assertThat(proxy.total()).isPositive();
    }

    private Optional<byte[]> archive() {
        var out = new ByteArrayOutputStream();
        long announced = Long.MAX_VALUE;
        try {
            StoredArchive archive = history.archive(test.workspace, SnapshotId.NOW, Optional.empty());
            announced = archive.size();
            archive.content().writeTo(out);
            assertThat(out.size()).isEqualTo(Math.toIntExact(announced));
            return Optional.of(out.toByteArray());
        } catch (IOException | UnavailableException e) {
            assertThat((long) out.size()).as("shorter than announced").isLessThan(announced);
            return Optional.empty();
        }
    }

    private static int entries(byte[] zip) throws IOException {
        int count = 0;
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (in.getNextEntry() != null) {
                count++;
            }
        }
        return count;
    }

    private static <T> T inTheEnd(Supplier<T> call) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return call.get();
            } catch (UnavailableException e) {
                // tried again
            }
        }
        throw new AssertionError("The store was never there.");
    }
}
