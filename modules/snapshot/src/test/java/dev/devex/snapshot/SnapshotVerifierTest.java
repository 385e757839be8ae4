package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.devex.snapshot.internal.pack.Packs;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SnapshotVerifierTest {
    private final StoredObjects store = new StoredObjects();
    private final HandmadeSnapshot snapshot = new HandmadeSnapshot(store);

    @Test
    void acceptsAWholeSnapshot() throws Exception {
        snapshot.file("workspace/file", "x").file("workspace/large", 0644, new byte[Packs.PIECE + 1]);
        assertThat(SnapshotVerifier.verify(snapshot.store(), store)).isEqualTo(snapshot.header());
    }

    @Test
    void refusesAPackDamagedAnywhere() throws Exception {
        Sha256 name = snapshot.file("workspace/file", "content").store();
        ObjectName pack = ObjectName.pack(snapshot.storePack().sha256());
        byte[] bytes = store.objects.getOrDefault(pack, new byte[0]);
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at]++;
            store.objects.put(pack, damaged);
            assertThatThrownBy(() -> SnapshotVerifier.verify(name, store)).isInstanceOf(CorruptSnapshotException.class);
        }
    }

    @Test
    void refusesAPackOfAnotherSize() throws Exception {
        Sha256 name = snapshot.file("workspace/file", "content").store();
        ObjectName pack = ObjectName.pack(snapshot.storePack().sha256());
        byte[] bytes = store.objects.getOrDefault(pack, new byte[0]);
        for (int length : new int[] {bytes.length - 1, bytes.length + 1, bytes.length + 200_000}) {
            store.objects.put(pack, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> SnapshotVerifier.verify(name, store)).isInstanceOf(CorruptSnapshotException.class);
        }
    }

    @Test
    void refusesWhatNoRestoreWouldSucceedWith() throws Exception {
        Part wrong = snapshot.rawFrame(Zstd.compress(new byte[9]), 9, Sha256.EMPTY);
        Sha256 file =
                snapshot.file("workspace/file", 0644, 9, Sha256.EMPTY, wrong).store();
        assertThatThrownBy(() -> SnapshotVerifier.verify(file, store)).isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void refusesALargeFileWhosePiecesAreRightAndWholeIsNot() throws Exception {
        Part piece = snapshot.frame(new byte[Packs.PIECE]);
        Part end = snapshot.frame(new byte[9]);
        Sha256 name = snapshot.file("workspace/file", 0644, Packs.PIECE + 9L, Sha256.EMPTY, piece, end)
                .store();
        assertThatThrownBy(() -> SnapshotVerifier.verify(name, store)).isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void noticesAMissingPackThatNoFileIsIn() throws Exception {
        Sha256 name = snapshot.store();
        store.objects.remove(ObjectName.pack(snapshot.storePack().sha256()));
        assertThatThrownBy(() -> SnapshotVerifier.verify(name, store)).isInstanceOf(NoSuchFileException.class);
    }
}
