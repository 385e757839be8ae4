package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.internal.index.IndexReader;
import dev.devex.snapshot.internal.manifest.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotSaverTest extends SaverFixture {
    @Test
    void savesFilesFoldersAndLinks() throws IOException {
        FileTime time = FileTime.from(Instant.parse("2001-02-03T04:05:06.123456789Z"));
        Path folder = Files.createDirectory(workspace.resolve("folder"));
        Path file = Files.writeString(folder.resolve("file"), "text");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setLastModifiedTime(file, time);
        Files.createSymbolicLink(workspace.resolve("link"), Path.of("../no/where"));
        Files.createFile(roots.home().resolve("nothing"));
        Files.createDirectories(roots.home().resolve(".cache/pip"));

        SavedFiles saved = save();

        assertThat(saved.paths())
                .containsExactly(
                        "home",
                        "home/nothing",
                        "workspace",
                        "workspace/folder",
                        "workspace/folder/file",
                        "workspace/link");
        Entry.File entry = saved.entry("workspace/folder/file", Entry.File.class);
        assertThat(entry.mode()).isEqualTo(0751);
        assertThat(entry.modified()).isEqualTo(time);
        assertThat(saved.text("workspace/folder/file")).isEqualTo("text");
        assertThat(saved.entry("workspace/link", Entry.Link.class).target()).isEqualTo("../no/where");
        assertThat(saved.header().omissions()).isEmpty();
    }

    @Test
    void savesNothingWhereNothingChanged() throws IOException {
        write("a", "1");
        save();
        int objects = store.objects.size();
        assertThat(saver().prepare(newest).save()).isEmpty();
        Files.delete(index);
        assertThat(saver().prepare(newest).save()).isEmpty();
        assertThat(store.objects).hasSize(objects);
    }

    @Test
    void storesOnlyContentThatIsNotStored() throws IOException {
        write("a", "one");
        write("b", "two");
        save();
        Files.move(workspace.resolve("a"), workspace.resolve("moved"));
        write("copy", "two");
        SavedFiles saved = save();
        assertThat(saved.header().packs()).hasSize(1);
        assertThat(saved.text("workspace/moved")).isEqualTo("one");
        assertThat(saved.text("workspace/copy")).isEqualTo("two");
    }

    @Test
    void saysInADeltaOnlyWhatDiffersFromTheBase() throws IOException {
        write("changed", "1");
        write("same", "1");
        Path folder = Files.createDirectory(workspace.resolve("gone"));
        Files.writeString(folder.resolve("file"), "1");
        Sha256 base = save().manifest();
        write("changed", "2");
        Files.delete(folder.resolve("file"));
        Files.delete(folder);
        save();
        write("added", "3");
        SavedFiles saved = save();

        assertThat(saved.header().base()).contains(base);
        assertThat(linesOf(newest.orElseThrow()))
                .containsExactly("workspace", "workspace/added", "workspace/changed", "workspace/gone");
        assertThat(saved.paths())
                .containsExactly("home", "workspace", "workspace/added", "workspace/changed", "workspace/same");
        assertThat(saved.text("workspace/changed")).isEqualTo("2");
    }

    @Test
    void bringsBackOnlyWhatIsThereOfAFolderThatWasGone() throws IOException {
        Path folder = Files.createDirectory(workspace.resolve("folder"));
        Files.writeString(folder.resolve("one"), "1");
        Files.writeString(folder.resolve("two"), "2");
        save();
        Files.delete(folder.resolve("one"));
        Files.delete(folder.resolve("two"));
        Files.delete(folder);
        save();
        Files.delete(index);
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("two"), "2");
        SavedFiles saved = save();
        assertThat(saved.header().base()).isPresent();
        assertThat(saved.paths()).contains("workspace/folder/two").doesNotContain("workspace/folder/one");
    }

    @Test
    void writesAFullManifestWhereADeltaWouldBeLong() throws IOException {
        save();
        for (int at = 0; at < 201; at++) {
            write("file" + at, "x");
        }
        assertThat(save().header().base()).isEmpty();
    }

    @Test
    void gathersTheContentOfManySmallPacks() throws IOException {
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        Files.write(workspace.resolve("large"), large);
        save();
        for (int at = 0; at <= 64; at++) {
            write("file" + at % 60, "content " + at);
            save();
        }
        assertThat(newestHeader().packs()).hasSize(66);
        write("another", "x");
        SavedFiles saved = save();
        assertThat(saved.header().base()).isEmpty();
        assertThat(saved.header().packs()).hasSize(2);
        assertThat(saved.content("workspace/large")).isEqualTo(large);
        for (int at = 5; at <= 64; at++) {
            assertThat(saved.text("workspace/file" + at % 60)).isEqualTo("content " + at);
        }
    }

    @Test
    void savesLargeFilesInPiecesAndOnlyThePiecesThatChanged() throws IOException {
        byte[] content = new byte[9_000_000];
        new Random(1).nextBytes(content);
        Path file = Files.write(workspace.resolve("large"), content);
        SavedFiles first = save();
        assertThat(first.entry("workspace/large", Entry.File.class).parts())
                .extracting(Part::length)
                .containsExactly(4 << 20, 4 << 20, 9_000_000 - (8 << 20));
        assertThat(first.content("workspace/large")).isEqualTo(content);
        content[5 << 20]++;
        Files.write(file, content);
        SavedFiles second = save();
        assertThat(second.content("workspace/large")).isEqualTo(content);
        assertThat(second.header().packs().get(1).size()).isLessThan(5 << 20);
    }

    @Test
    void savesNamesOfAnyBytes() throws IOException {
        String[] names = {
            "caf\udce9", "a\nb", "\"quoted\"", "ü".repeat(127), "\udcff\udc80", "日本語 \ud83d\ude00", "x".repeat(255)
        };
        for (String name : names) {
            Files.writeString(workspace.resolve(FileNames.path(name)), name.replaceAll("[\udc80-\udcff]", "?"));
        }
        SavedFiles saved = save();
        for (String name : names) {
            assertThat(saved.text("workspace/" + name)).isEqualTo(name.replaceAll("[\udc80-\udcff]", "?"));
        }
        assertThat(saver().prepare(newest).save()).isEmpty();
    }

    @Test
    void readsAgainWhatWasWrittenToJustBeforeTheSave() throws IOException {
        Path file = write("file", "one");
        save();
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, time);
        assertThat(save().text("workspace/file")).isEqualTo("two");
    }

    @Test
    void listsWhatIsNoFileFolderOrLink() throws Exception {
        Path pipe = workspace.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(save().header().omissions()).containsExactly(new Omission("workspace/pipe", Reason.SPECIAL_FILE));
        assertThat(saver().prepare(newest).save()).isEmpty();
        Files.delete(pipe);
        assertThat(save().header().omissions()).isEmpty();
    }

    @Test
    void hashesAllAgainWhereTheIndexIsDamaged() throws IOException {
        write("file", "x");
        save();
        byte[] bytes = Files.readAllBytes(index);
        bytes[bytes.length / 2]++;
        Files.write(index, bytes);
        write("another", "y");
        SavedFiles saved = save();
        assertThat(saved.text("workspace/file")).isEqualTo("x");
        assertThat(saved.text("workspace/another")).isEqualTo("y");
    }

    @Test
    void failsWithoutAWorkspace() throws IOException {
        Files.delete(workspace);
        assertThatThrownBy(() -> saver().prepare(newest)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void storesNoManifestWhereAPackCouldNotBeStored() throws IOException {
        write("file", "x");
        ObjectSink broken = objects -> {
            for (ObjectContent object : objects) {
                if (object.name().kind() == ObjectName.Kind.PACK) {
                    throw new IOException("full");
                }
                store.put(List.of(object));
            }
        };
        assertThatThrownBy(() -> new SnapshotSaver(roots, store, broken, index).prepare(newest))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
        assertThat(store.objects).isEmpty();
        assertThat(index).doesNotExist();
    }

    @Test
    void readsNothingButWhatWasWrittenToSinceARestore(@TempDir Path folder) throws Exception {
        write("file", "x");
        write("changed", "x");
        Files.createSymbolicLink(workspace.resolve("link"), Path.of("file"));
        save();
        var restored = new Roots(folder.resolve("workspace"), folder.resolve("home"));
        SnapshotRestorer.restore(newest.orElseThrow(), store, restored, index);
        Path file = restored.workspace().resolve("file");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(restored.workspace().resolve("changed"), "y");

        assertThat(IndexReader.summary(index).manifest()).isEqualTo(newest.orElseThrow());
        roots = restored;
        SavedFiles saved = save();
        assertThat(saved.text("workspace/changed")).isEqualTo("y");
        assertThat(saved.entry("workspace/file", Entry.File.class).modified()).isEqualTo(time);
        assertThat(linesOf(newest.orElseThrow())).contains("workspace/changed").doesNotContain("workspace/file");
    }

    @Test
    void marksPacksOfATemplate() throws IOException {
        write("file", "x");
        var prepared = saver().ofTemplate("node").prepare(newest).save().orElseThrow();
        assertThat(prepared.header().packs()).extracting(StoredPack::template).containsExactly(Optional.of("node"));
    }

    private SavedFiles save() throws IOException {
        PreparedSave prepared = saver().prepare(newest).save().orElseThrow();
        SavedFiles saved = commit(prepared);
        assertThat(saved.header()).isEqualTo(prepared.header());
        return saved;
    }

    private ManifestHeader newestHeader() throws IOException {
        return new SavedFiles(store, newest.orElseThrow()).header();
    }

    private List<String> linesOf(Sha256 manifest) throws IOException {
        try (var reader = new ManifestReader(store.manifest(manifest), manifest)) {
            var paths = new ArrayList<String>();
            for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
                paths.add(entry.path().text());
            }
            return paths;
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(workspace.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
