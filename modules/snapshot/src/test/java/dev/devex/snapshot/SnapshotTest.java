package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private Path index;
    private Path secret;
    private Roots source;
    private Roots target;

    @BeforeEach
    void makeRoots(@TempDir Path folder) throws IOException {
        index = folder.resolve("index");
        secret = Files.writeString(folder.resolve("secret"), "secret");
        source = new Roots(folder.resolve("source/workspace"), folder.resolve("source/home"));
        target = new Roots(folder.resolve("target/workspace"), folder.resolve("target/home"));
        Files.createDirectories(source.workspace());
        Files.createDirectories(source.home());
    }

    @Test
    void keepsFilesOfBothRoots() throws Exception {
        Files.writeString(source.workspace().resolve("index.js"), "console.log(1)");
        Files.writeString(source.home().resolve(".profile"), "export A=1");
        copy();
        assertThat(target.workspace().resolve("index.js")).hasContent("console.log(1)");
        assertThat(target.home().resolve(".profile")).hasContent("export A=1");
    }

    @Test
    void keepsModes() throws Exception {
        Path script = Files.writeString(source.workspace().resolve("run.sh"), "#!/bin/sh");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x--x"));
        Path folder = Files.createDirectory(source.workspace().resolve("closed"));
        Files.writeString(folder.resolve("inside"), "x");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        copy();
        assertThat(permissions("run.sh")).isEqualTo("rwxr-x--x");
        assertThat(permissions("closed")).isEqualTo("r-x------");
        assertThat(target.workspace().resolve("closed/inside")).hasContent("x");
    }

    @Test
    void keepsWhatItsModeHidesFromItsOwner() throws Exception {
        Path folder = Files.createDirectory(source.workspace().resolve("hidden"));
        Path file = Files.writeString(folder.resolve("file"), "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        copy();
        assertThat(permissions("hidden")).isEqualTo("---------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("---------");
        for (Roots roots : new Roots[] {source, target}) {
            Path copy = roots.workspace().resolve("hidden");
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("file"))))
                    .isEqualTo("---------");
        }
    }

    @Test
    void keepsModificationTimesToTheMicrosecond() throws Exception {
        FileTime time = FileTime.from(Instant.parse("2001-02-03T04:05:06.123456Z"));
        Path folder = Files.createDirectory(source.workspace().resolve("folder"));
        Path file = Files.writeString(folder.resolve("file"), "x");
        for (Path path : new Path[] {file, folder}) {
            Files.setLastModifiedTime(path, time);
        }
        copy();
        assertThat(modified("folder/file")).isEqualTo(time);
        assertThat(modified("folder")).isEqualTo(time);
    }

    @Test
    void keepsSymbolicLinksAndFollowsNone() throws Exception {
        link("inside", "file");
        link("outside", secret.toString());
        link("nowhere", "../../../no/such/thing");
        link("folder", "..");
        link("umlaut", "bücher/größe");
        copy();
        assertThat(linkTarget("inside")).isEqualTo("file");
        assertThat(linkTarget("outside")).isEqualTo(secret.toString());
        assertThat(linkTarget("nowhere")).isEqualTo("../../../no/such/thing");
        assertThat(linkTarget("folder")).isEqualTo("..");
        assertThat(linkTarget("umlaut")).isEqualTo("bücher/größe");
    }

    @Test
    void keepsModificationTimesOfLinks() throws Exception {
        link("link", "nowhere");
        FileTime time = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
        Files.getFileAttributeView(
                        source.workspace().resolve("link"), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(time, null, null);
        copy();
        assertThat(modified("link")).isEqualTo(time);
    }

    @Test
    void keepsEmptyFoldersAndEmptyFiles() throws Exception {
        Files.createDirectories(source.workspace().resolve("a/b/empty"));
        Files.createFile(source.workspace().resolve("a/nothing"));
        copy();
        assertThat(target.workspace().resolve("a/b/empty")).isEmptyDirectory();
        assertThat(target.workspace().resolve("a/nothing")).isEmptyFile();
    }

    @Test
    void keepsStrangeLongAndForeignNames() throws Exception {
        String[] names = {
            "ü".repeat(127), "x".repeat(255), " lead", "trail ", "a\nb", "back\\slash", "-rf", "日本語", "100%"
        };
        for (String name : names) {
            Files.writeString(source.workspace().resolve(name), name);
        }
        copy();
        for (String name : names) {
            assertThat(target.workspace().resolve(name)).hasContent(name);
        }
    }

    @Test
    void keepsNamesThatAreNotUtf8() throws Exception {
        String[] names = {
            "%FF", "caf%E9", "caf%C3%A9%FF", "100%25%FF", "%ED%B3%BF", "%F0%9F%98", "x".repeat(250) + "%80"
        };
        for (String name : names) {
            Files.writeString(raw(source, name), name);
            Files.createSymbolicLink(
                    raw(source, "link-" + name.hashCode()), raw(source, name).getFileName());
        }
        Path folder = Files.createDirectory(raw(source, "folder%FE"));
        Files.writeString(folder.resolve("inside"), "x");
        copy();
        for (String name : names) {
            assertThat(Files.readString(raw(target, name))).isEqualTo(name);
            assertThat(Files.readSymbolicLink(raw(target, "link-" + name.hashCode())))
                    .isEqualTo(raw(target, name).getFileName());
        }
        assertThat(Files.readString(raw(target, "folder%FE").resolve("inside"))).isEqualTo("x");
    }

    @Test
    void keepsDeepPaths() throws Exception {
        String deep = ("d".repeat(200) + "/").repeat(12);
        Files.createDirectories(source.workspace().resolve(deep));
        Files.writeString(source.workspace().resolve(deep + "leaf"), "x");
        copy();
        assertThat(target.workspace().resolve(deep + "leaf")).hasContent("x");
    }

    @Test
    void keepsLargeFiles() throws Exception {
        byte[] bytes = new byte[5_000_001];
        new Random(1).nextBytes(bytes);
        Files.write(source.workspace().resolve("large"), bytes);
        copy();
        assertThat(target.workspace().resolve("large")).hasBinaryContent(bytes);
    }

    @Test
    void keepsHardLinksAsFiles() throws Exception {
        Path file = Files.writeString(source.workspace().resolve("one"), "x");
        Files.createLink(source.workspace().resolve("two"), file);
        copy();
        assertThat(target.workspace().resolve("one")).hasContent("x");
        assertThat(target.workspace().resolve("two")).hasContent("x");
    }

    @Test
    void leavesOutTheCacheOfTheHomeAlone() throws Exception {
        Files.createDirectories(source.home().resolve(".cache/pip"));
        Files.createDirectories(source.workspace().resolve(".cache"));
        Files.createDirectories(source.home().resolve("x/.cache"));
        copy();
        assertThat(target.home().resolve(".cache")).doesNotExist();
        assertThat(target.workspace().resolve(".cache")).exists();
        assertThat(target.home().resolve("x/.cache")).exists();
    }

    private void copy() throws Exception {
        var store = new StoredObjects();
        var prepared = new SnapshotSaver(source, store, store, index).prepare(Optional.empty());
        assertThat(prepared.omissions()).isEmpty();
        SnapshotRestorer.restore(prepared.save().orElseThrow().manifest(), store, target);
    }

    /** A path of just these bytes, whatever the locale. */
    private static Path raw(Roots roots, String encoded) {
        return Path.of(URI.create(roots.workspace().toUri() + (Files.exists(roots.workspace()) ? "" : "/") + encoded));
    }

    private void link(String name, String to) throws IOException {
        Files.createSymbolicLink(source.workspace().resolve(name), Path.of(to));
    }

    private String linkTarget(String name) throws IOException {
        return Files.readSymbolicLink(target.workspace().resolve(name)).toString();
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(target.workspace().resolve(name)));
    }

    private FileTime modified(String name) throws IOException {
        return Files.getLastModifiedTime(target.workspace().resolve(name), LinkOption.NOFOLLOW_LINKS);
    }
}
