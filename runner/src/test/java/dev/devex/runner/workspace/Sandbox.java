package dev.devex.runner.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.Main;
import dev.devex.runner.OrdinaryUser;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.SnapshotSaver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Two empty folders, and a core that has one snapshot for them; what commands write to standard output and error. */
final class Sandbox implements AutoCloseable {
    private static final Patience SHORT = new Patience(Duration.ofMillis(500), Duration.ofMillis(1));

    private final Path folder;
    private final Path users;
    private final Roots roots;
    private final MemoryStore objects = new MemoryStore();
    private final CoreAndStore server;
    private final PrintStream standardError = System.err;
    private final PrintStream standardOutput = System.out;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private int looks;

    Sandbox(Path folder) throws IOException {
        this.folder = folder;
        users = Files.createDirectory(folder.resolve("sandbox"));
        roots = rootsIn(users);
        Roots first = rootsIn(Files.createDirectory(folder.resolve("first")));
        Files.writeString(first.workspace().resolve("file"), "stored");
        Files.writeString(first.home().resolve(".profile"), "stored");
        server = new CoreAndStore(
                objects,
                new SnapshotSaver(first, objects, objects, folder.resolve("first.index"))
                        .prepare(Optional.empty())
                        .save()
                        .orElseThrow()
                        .manifest());
        access(CoreAndStore.TOKEN);
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    CoreAndStore server() {
        return server;
    }

    MemoryStore objects() {
        return objects;
    }

    Roots roots() {
        return roots;
    }

    Path index() {
        return folder.resolve("index");
    }

    Path accessFile() {
        return folder.resolve("access.json");
    }

    void access(String token) throws IOException {
        Files.writeString(accessFile(), """
                {"core": "%s", "repl": "repl-1", "session": 3, "token": "%s"}
                """.formatted(server.address(), token));
    }

    int save() {
        return Transfer.run(arguments(), SaveCommand::save, SHORT);
    }

    /** By a user whom owners of files keep out. */
    int saveAsOrdinaryUser() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("save"));
        command.addAll(arguments());
        return OrdinaryUser.run(Main.class, command);
    }

    int restore() {
        return Transfer.run(arguments(), RestoreCommand::restore, SHORT);
    }

    void write(String name, String content) throws IOException {
        Files.writeString(file(name), content);
    }

    /** The same each time, and nothing can be left out of it. */
    String random(int length) {
        StringBuilder text = new StringBuilder(length);
        new Random(7).ints(length, 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
        return text.toString();
    }

    Path file(String name) {
        return roots.workspace().resolve(name);
    }

    /** A file of the newest snapshot. */
    Path stored(String name) throws IOException, InterruptedException {
        Roots look = rootsIn(Files.createDirectory(folder.resolve("look" + looks++)));
        server.restoreNewest(look);
        return look.workspace().resolve(name);
    }

    /** Takes the user's work away, as a new sandbox begins. */
    void empty() throws IOException {
        Folders.delete(roots.workspace());
        Folders.delete(roots.home());
    }

    /** What lies where the user's two folders do. */
    List<String> names() throws IOException {
        try (Stream<Path> children = Files.list(users)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }

    void assertNothingRestored() throws IOException {
        assertThat(roots.workspace()).isEmptyDirectory();
        assertThat(roots.home()).isEmptyDirectory();
        assertThat(names()).containsExactlyInAnyOrder("workspace", "home");
    }

    String said() {
        return output.toString(StandardCharsets.UTF_8);
    }

    String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    String lastLine() {
        List<String> lines = errors().lines().toList();
        return lines.get(lines.size() - 1);
    }

    List<String> arguments() {
        return List.of(
                "--workspace", roots.workspace().toString(),
                "--home", roots.home().toString(),
                "--access", accessFile().toString(),
                "--index", index().toString());
    }

    @Override
    public void close() {
        System.setErr(standardError);
        System.setOut(standardOutput);
        server.close();
    }

    private static Roots rootsIn(Path folder) throws IOException {
        return new Roots(
                Files.createDirectory(folder.resolve("workspace")), Files.createDirectory(folder.resolve("home")));
    }
}
