package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import dev.devex.snapshot.Omission.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotWriterTest {
    private static final int LARGE = 6_000_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Roots source;
    private Roots target;

    @BeforeEach
    void makeRoots(@TempDir Path folder) throws IOException {
        source = new Roots(
                Files.createDirectory(folder.resolve("workspace")), Files.createDirectory(folder.resolve("home")));
        target = new Roots(folder.resolve("restored/workspace"), folder.resolve("restored/home"));
    }

    @Test
    void leavesOutAndNamesPipesAndSockets() throws Exception {
        Path pipe = source.workspace().resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.writeString(source.workspace().resolve("rest"), "x");
        assertThat(SnapshotWriter.write(source, bytes).omissions())
                .containsExactly(new Omission("workspace/pipe", Reason.SPECIAL_FILE));
        restore();
        assertThat(target.workspace().resolve("rest")).hasContent("x");
    }

    @Test
    void failsWithoutAWorkspace() throws IOException {
        Files.delete(source.workspace());
        assertThatThrownBy(() -> SnapshotWriter.write(source, bytes)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void readsAgainAFileThatShrinksWhileItIsRead() throws IOException {
        Path file = large("shrinking");
        var saved = SnapshotWriter.write(source, onceAfterSomeBytes(() -> resize(file, 10)));
        assertThat(saved.omissions()).isEmpty();
        restore();
        assertThat(target.workspace().resolve("shrinking")).hasSize(10).hasSameBinaryContentAs(file);
    }

    @Test
    void readsAgainAFileThatIsReplacedWhileItIsRead() throws IOException {
        Path file = large("replaced");
        var saved = SnapshotWriter.write(source, onceAfterSomeBytes(() -> {
            Files.delete(file);
            Files.writeString(file, "another");
        }));
        assertThat(saved.omissions()).isEmpty();
        restore();
        assertThat(target.workspace().resolve("replaced")).hasContent("another");
    }

    @Test
    void keepsAFileThatVanishesWhileItIsRead() throws IOException {
        Path file = large("vanishing");
        byte[] content = Files.readAllBytes(file);
        var saved = SnapshotWriter.write(source, onceAfterSomeBytes(() -> Files.delete(file)));
        assertThat(saved.omissions()).isEmpty();
        restore();
        assertThat(target.workspace().resolve("vanishing")).hasBinaryContent(content);
    }

    @Test
    void namesAFileThatNeverRests() throws IOException {
        Path file = large("restless");
        var saved = SnapshotWriter.write(source, new Disturbed(bytes, () -> {
            try (var channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(new byte[] {1}));
            }
        }));
        assertThat(saved.omissions()).containsExactly(new Omission("workspace/restless", Reason.CHANGED));
        restore();
        assertThat(target.workspace().resolve("restless")).exists();
    }

    @Test
    void goesOnWhereAFolderVanishes() throws IOException {
        large("a");
        Path folder = Files.createDirectory(source.workspace().resolve("b"));
        Path file = Files.writeString(folder.resolve("file"), "x");
        Files.writeString(source.workspace().resolve("c"), "x");
        SnapshotWriter.write(source, onceAfterSomeBytes(() -> {
            Files.delete(file);
            Files.delete(folder);
        }));
        restore();
        assertThat(target.workspace().resolve("b")).doesNotExist();
        assertThat(target.workspace().resolve("c")).hasContent("x");
    }

    @Test
    void writesWhatTarAndZstdRead() throws Exception {
        Files.writeString(source.workspace().resolve("file"), "x");
        SnapshotWriter.write(source, bytes);
        assertThat(namesByTar()).containsExactly("workspace/", "workspace/file", "home/");
    }

    @Test
    void writesNamesThatAreNotUtf8AsTarReadsThem() throws Exception {
        Files.writeString(Path.of(URI.create(source.workspace().toUri() + "100%25%ff")), "x");
        SnapshotWriter.write(source, bytes);
        assertThat(namesByTar()).containsExactly("workspace/", "workspace/100%25%FF", "home/");
    }

    private List<String> namesByTar() throws IOException, InterruptedException {
        byte[] tar = new ZstdInputStream(new ByteArrayInputStream(bytes.toByteArray())).readAllBytes();
        Path file = Files.write(source.home().resolve("snapshot.tar"), tar);
        var process = new ProcessBuilder("tar", "tf", file.toString()).start();
        List<String> names = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return names;
    }

    private Path large(String name) throws IOException {
        byte[] content = new byte[LARGE];
        new Random(3).nextBytes(content);
        return Files.write(source.workspace().resolve(name), content);
    }

    private void restore() throws IOException {
        SnapshotReader.restore(new ByteArrayInputStream(bytes.toByteArray()), target);
    }

    private OutputStream onceAfterSomeBytes(Disturbance disturbance) {
        var done = new AtomicBoolean();
        return new Disturbed(bytes, () -> {
            if (done.compareAndSet(false, true)) {
                disturbance.happen();
            }
        });
    }

    private static void resize(Path file, long size) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private interface Disturbance {
        void happen() throws IOException;
    }

    /** Lets something happen while a file that fills more than the compressor's buffers is being read. */
    private static final class Disturbed extends FilterOutputStream {
        private final Disturbance disturbance;

        Disturbed(OutputStream out, Disturbance disturbance) {
            super(out);
            this.disturbance = disturbance;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            disturbance.happen();
        }
    }
}
