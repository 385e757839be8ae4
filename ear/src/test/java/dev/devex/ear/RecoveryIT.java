package dev.devex.ear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of everybody's work when nothing is left but the bucket. */
class RecoveryIT {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final String LAUNCHER = "java -jar liberty/target/devex.jar recover";
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway")
    private Path folder;

    @Test
    void bringsEverythingBackByTheCommandsOfTheReadme() throws Exception {
        try (var redis = new ExternalRedis();
                var store = new ExternalStore()) {
            var settings = new HashMap<>(redis.settings());
            settings.putAll(store.settings());
            settings.put("DEVEX_LOCAL_LOGIN", "true");
            try (var devex = Devex.start(settings)) {
                var ada = Client.signIn(devex.url(), "ada");
                var work = work(devex, ada, "first name");
                Client.expect(ada.patch("/api/repls/" + work.repl(), Client.json(Map.of("name", "Zürich 🦊"))), 200);
                var linus = Client.signIn(devex.url(), "linus");
                var other = work(devex, linus, "other");
                var before = ada.repl(work.repl());
                flush(settings);

                settings.put("repl", work.repl());
                settings.put("folder", folder.resolve("restored").toString());
                var said =
                        commands().stream().map(block -> bash(block, settings)).toList();

                assertThat(said.get(0)).contains("Zürich 🦊").contains("2 workspaces: 2 whole, 0 damaged.");
                assertThat(listing(folder.resolve("restored/workspace"))).isEqualTo(work.listing());
                assertThat(said.get(1)).endsWith("2 workspaces: 2 records made, 0 could not be read.\n");
                var after = Client.signIn(devex.url(), "ada").repl(work.repl());
                for (var field : List.of("id", "name", "template", "state", "createdAt", "savedAt")) {
                    assertThat(after.getString(field)).isEqualTo(before.getString(field));
                }
                goOn(Client.signIn(devex.url(), "ada"), work.repl());
                goOn(Client.signIn(devex.url(), "linus"), other.repl());
            }
        }
    }

    @Test
    void bringsTheEmbeddedDefaultBackOnceItHasStopped() throws Exception {
        try (var devex = Devex.start()) {
            var settings = Map.of("DEVEX_DATA_DIR", devex.data().toString());
            var work = work(devex, Client.signIn(devex.url(), "ada"), "kept");
            assertThat(run(List.of(LAUNCHER, "list"), settings))
                    .returns(2, Ended::code)
                    .satisfies(ended -> assertThat(ended.said()).startsWith("Another Devex runs with the data in "));
            devex.stop();
            delete(devex.data().resolve("redis"));

            assertThat(run(List.of(LAUNCHER, "verify --all"), settings).code()).isZero();
            assertThat(run(List.of(LAUNCHER, "records"), settings))
                    .returns(0, Ended::code)
                    .satisfies(ended -> assertThat(ended.said()).contains("1 records made"));

            devex.startAgain();
            goOn(Client.signIn(devex.url(), "ada"), work.repl());
        }
    }

    private static Work work(Devex devex, Client client, String name) throws Exception {
        var repl = client.create(name, "node");
        client.start(repl);
        try (var runner = client.connect(repl)) {
            runner.type(
                    "mkdir -p empty deep/er && printf kept > deep/er/work.txt && ln -s deep/er/work.txt link"
                            + " && chmod 640 deep/er/work.txt && touch -h -d 2001-02-03T04:05:06Z deep/er/work.txt link"
                            + " && chmod 500 deep && echo written-$((1 + 1))",
                    "written-2");
        }
        var listing = listing(devex.data().resolve("sandboxes/" + repl + "/workspace"));
        client.stop(repl);
        return new Work(repl, listing);
    }

    private static void goOn(Client client, String repl) throws Exception {
        client.start(repl);
        try (var runner = client.connect(repl)) {
            assertThat(runner.content("deep/er/work.txt")).isEqualTo("kept");
            runner.type("printf more > more.txt && echo written-$((1 + 1))", "written-2");
        }
        client.stop(repl);
        client.start(repl);
        try (var runner = client.connect(repl)) {
            assertThat(runner.content("more.txt")).isEqualTo("more");
        }
    }

    private static void flush(Map<String, String> settings) {
        var redis = new Redis(URI.create(Objects.requireNonNull(settings.get("REDIS_URL"))));
        redis.call(client -> client.flushAll());
        redis.close();
    }

    /** Those of the README's chapter, block by block. */
    private static List<String> commands() throws IOException {
        var readme = Files.readString(CHECKOUT.resolve("README.md"));
        var chapter = readme.substring(readme.indexOf("## When all but the bucket is gone"));
        var blocks = COMMANDS.matcher(chapter.substring(0, chapter.indexOf("\n## ")));
        var found = blocks.results().map(block -> block.group(1)).toList();
        assertThat(found).hasSize(2);
        return found;
    }

    private static String bash(String script, Map<String, String> settings) {
        try {
            var ended = run(List.of(script), settings);
            assertThat(ended.code()).as(ended.said()).isZero();
            return ended.said();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Ended run(List<String> words, Map<String, String> settings)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-eu", "-c", String.join(" ", words))
                .directory(CHECKOUT.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(DEVEX|S3|REDIS|GITHUB)_.*"));
        builder.environment().putAll(settings);
        builder.environment()
                .merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    /** Content, mode and time of all that is in a folder. */
    private static List<String> listing(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !path.equals(root))
                    .sorted()
                    .map(path -> line(root, path))
                    .toList();
        }
    }

    private static String line(Path root, Path path) {
        try {
            var content = Files.isSymbolicLink(path)
                    ? Files.readSymbolicLink(path).toString()
                    : Files.isDirectory(path) ? "" : Files.readString(path, StandardCharsets.ISO_8859_1);
            return root.relativize(path) + " " + Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS) + " "
                    + Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS) + " " + content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private record Work(String repl, List<String> listing) {}

    private record Ended(int code, String said) {}
}
