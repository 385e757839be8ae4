package dev.devex.runner.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.runner.search.SearchMatch.Place;
import dev.devex.runner.search.SearchQuery.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every search promises. */
abstract class SearchContract {
    @TempDir
    Path folder;

    Path root;
    Search search;
    final List<SearchMatch> found = new ArrayList<>();

    abstract Search open(Path workspace);

    @BeforeEach
    void makeWorkspace() throws IOException {
        root = Files.createDirectory(folder.resolve("workspace").toAbsolutePath())
                .toRealPath();
        search = open(root);
    }

    @Test
    void saysWhereTheTextIs() throws IOException {
        write("src/a.js", "one\nlet two = 2; // two\n\ntwo");

        SearchSummary summary = run(text("two"));

        assertThat(found)
                .containsExactlyInAnyOrder(
                        new SearchMatch("src/a.js", new Place(2, 5, 3, "let two = 2; // two", 1)),
                        new SearchMatch("src/a.js", new Place(2, 17, 3, "let two = 2; // two", 1)),
                        new SearchMatch("src/a.js", new Place(4, 1, 3, "two", 1)));
        assertThat(summary).isEqualTo(new SearchSummary(3, 1, false, false));
    }

    @Test
    void countsInUtf16() throws IOException {
        write("a", "ü漢💡x needle");
        Files.write(root.resolve("latin"), "caf\u00e9 needle".getBytes(StandardCharsets.ISO_8859_1));

        run(text("needle"));

        assertThat(place("a")).isEqualTo(new Place(1, 7, 6, "ü漢💡x needle", 1));
        assertThat(place("latin")).isEqualTo(new Place(1, 6, 6, "caf\ufffd needle", 1));
    }

    @Test
    void leavesOutTheEndOfALine() throws IOException {
        write("dos", "one\r\ntwo\r\n");

        run(text("o$").withRegex());

        assertThat(found).containsExactly(new SearchMatch("dos", new Place(2, 3, 1, "two", 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "Hello, false, false, false, 'Hello|hello|HELLOs'",
        "Hello, true, false, false, Hello",
        "hello, false, true, false, 'Hello|hello'",
        "h.l+o, false, false, true, 'Hello|hello|HELLOs'",
        "h.l+o, true, true, true, hello",
        "h.l, false, false, false, h.l",
        "GRÜN, false, false, false, grün",
        "grün, true, true, false, grün"
    })
    void matchesAsAsked(String text, boolean caseSensitive, boolean wholeWord, boolean regex, String expected)
            throws IOException {
        write("a", "Hello\nhello\nHELLOs\nh.l\ngrün\n");

        run(new SearchQuery(text, Scope.CONTENTS, caseSensitive, wholeWord, regex, List.of(), List.of(), false, 100));

        assertThat(lines()).containsExactlyInAnyOrder(expected.split("\\|"));
    }

    @Test
    void cutsALongLineAroundTheMatch() throws IOException {
        write("long", "💡".repeat(1000) + "needle" + "x".repeat(5000));

        run(text("needle"));

        Place place = place("long");
        assertThat(place.column()).isEqualTo(2001);
        assertThat(place.text()).hasSizeBetween(398, 400).contains("needle");
        assertThat(place.text().substring(place.column() - place.textStart())).startsWith("needle");
        assertThat(place.text()).doesNotContain("?");
        assertThat(Character.isLowSurrogate(place.text().charAt(0))).isFalse();
    }

    @Test
    void passesOverWhatNoEditorOpens() throws IOException {
        write("ok", "needle");
        write("binary", "needle\nneedle\0");
        write("late", "needle\n" + "x".repeat(200_000) + "\0");
        write("large", "needle\n" + "x".repeat(Search.MAX_FILE_BYTES));
        write("one-line", "needle" + "x".repeat(Search.MAX_LINE_BYTES));
        write(".devex-0123456789abcdef", "needle");
        Files.createSymbolicLink(root.resolve("link"), root.resolve("ok"));
        Files.writeString(Files.createDirectory(folder.resolve("outside")).resolve("secret"), "needle");
        Files.createSymbolicLink(root.resolve("away"), folder.resolve("outside"));

        run(text("needle"));

        assertThat(paths()).containsExactly("ok");
    }

    @Test
    void goesOnBehindALineThatIsTooLong() throws IOException {
        write("packed", "needle" + "x".repeat(5 << 20) + "\nneedle\n");

        run(text("needle"));

        assertThat(found).containsExactly(new SearchMatch("packed", new Place(2, 1, 6, "needle", 1)));
    }

    @Test
    void heedsIgnoreFiles() throws IOException {
        write(".gitignore", "*.log\n/build\nout/\n# comment\n\\#literal\n!keep.log\ndeep/**/x\n");
        write("sub/.gitignore", "!b.log\nonly-here\n");
        write("sub/.ignore", "quiet\n");
        write(".ignore", "!loud.log\n");
        for (String path : List.of(
                "a.log",
                "keep.log",
                "loud.log",
                "sub/a.log",
                "sub/b.log",
                "build/x",
                "sub/build/x",
                "out/x",
                "sub/out/x",
                "plain",
                "sub/only-here",
                "only-here",
                "sub/quiet",
                "#literal",
                "deep/a/b/x",
                "deep/x",
                "deep/y",
                ".hidden",
                ".git/config",
                "node_modules/m/index.js",
                "sub/node_modules/x")) {
            write(path, "needle");
        }

        run(text("needle"));

        assertThat(paths())
                .containsExactlyInAnyOrder(
                        "keep.log", "loud.log", "sub/b.log", "sub/build/x", "plain", "only-here", "deep/y", ".hidden");
    }

    @Test
    void looksEverywhereWhenAsked() throws IOException {
        write(".gitignore", "*.log\n");
        for (String path : List.of("a.log", "node_modules/m/index.js", ".git/config", ".devex-0123456789abcdef")) {
            write(path, "needle");
        }

        run(text("needle").withIgnored());

        assertThat(paths()).containsExactlyInAnyOrder("a.log", "node_modules/m/index.js", ".git/config");
    }

    @ParameterizedTest
    @CsvSource({
        "*.js, '', 'a.js|src/b.js|src/deep/c.js'",
        "src, '', 'src/b.js|src/b.ts|src/deep/c.js'",
        "'src/*.js', '', src/b.js",
        "'./src/**/*.js', '', 'src/b.js|src/deep/c.js'",
        "'*.{js,ts}', deep, 'a.js|src/b.js|src/b.ts'",
        "'', '*.js', 'src/b.ts|!odd'",
        "'', 'src/', 'a.js|!odd'",
        "'[!a].js', '', 'src/b.js|src/deep/c.js'",
        "'!odd', '', '!odd'",
        "'?.ts', '', src/b.ts"
    })
    void keepsToThePathsAskedFor(String include, String exclude, String expected) throws IOException {
        for (String path : List.of("a.js", "src/b.js", "src/b.ts", "src/deep/c.js", "!odd")) {
            write(path, "needle");
        }

        run(text("needle").within(include, exclude));

        assertThat(paths()).containsExactlyInAnyOrder(expected.split("\\|"));
        found.clear();
        run(text("").inNames().within(include, exclude));
        assertThat(paths()).containsExactlyInAnyOrder(expected.split("\\|"));
    }

    @Test
    void findsNames() throws IOException {
        write(".gitignore", "*.log");
        for (String path : List.of("Main.java", "src/main.js", "main/x", "main.log", "node_modules/main", "grün/漢 字")) {
            write(path, "");
        }

        SearchSummary summary = run(text("main").inNames());

        assertThat(found)
                .containsExactlyInAnyOrder(
                        new SearchMatch("Main.java", null),
                        new SearchMatch("src/main.js", null),
                        new SearchMatch("main/x", null));
        assertThat(summary).isEqualTo(new SearchSummary(3, 3, false, false));
        found.clear();
        run(text("/main\\.").inNames().withRegex());
        assertThat(paths()).containsExactly("src/main.js");
        found.clear();
        run(text("漢").inNames());
        assertThat(paths()).containsExactly("grün/漢 字");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopsAtTheLimit(boolean names) throws IOException {
        for (int i = 0; i < 30; i++) {
            write("needle" + i, "needle");
        }

        SearchSummary some =
                run(names ? text("needle").inNames().upTo(20) : text("needle").upTo(20));
        assertThat(some).isEqualTo(new SearchSummary(20, 20, true, false));
        assertThat(found).hasSize(20);

        SearchSummary all =
                run(names ? text("needle").inNames().upTo(30) : text("needle").upTo(30));
        assertThat(all).isEqualTo(new SearchSummary(30, 30, false, false));
    }

    @Test
    void stopsAtTheLimitWithinAFile() throws IOException {
        write("many", "needle needle\n".repeat(1000));

        assertThat(run(text("needle").upTo(15))).isEqualTo(new SearchSummary(15, 1, true, false));
        assertThat(found).hasSize(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a)b(", "[z-a]", "*a"})
    void refusesAPatternThatIsNone(String pattern) throws IOException {
        write("a", "a");

        assertThatThrownBy(() -> run(text(pattern).withRegex()))
                .isInstanceOf(SearchException.class)
                .hasMessageStartingWith("That is not a regular expression")
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a", "a}", "", "/", "\\"})
    void refusesAGlobThatIsNone(String glob) {
        assertThatThrownBy(() -> run(
                        new SearchQuery("a", Scope.CONTENTS, false, false, false, List.of(glob), List.of(), false, 10)))
                .isInstanceOf(SearchException.class)
                .hasMessageStartingWith("A pattern of files is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\0b", "\ud83d"})
    void refusesWhatNoLineHolds(String text) {
        assertThatThrownBy(() -> run(text(text))).isInstanceOf(SearchException.class);
    }

    @Test
    void givesUpOnADemandingPatternWithoutHangingOn() throws IOException {
        write("a", "a".repeat(60) + "b\n");
        write("b", "caab");

        run(text("(a|a)*c|aab").withRegex());

        assertThat(paths()).contains("b");
    }

    @Test
    void looksBehindADemandingLine() throws IOException {
        write("a", "y".repeat(300_000) + "\nshort z\n");

        run(text("(x|y)*z").withRegex());

        assertThat(lines()).contains("short z");
    }

    @Test
    void saysThatABackslashAloneIsNoExpression() {
        assertThatThrownBy(() -> run(text("\\").withRegex()))
                .isInstanceOf(SearchException.class)
                .hasMessageStartingWith("That is not a regular expression: ")
                .hasMessageNotContaining("internal");
    }

    @Test
    void endsWhenItIsCancelled() throws IOException {
        for (int i = 0; i < 2000; i++) {
            write("d" + i % 50 + "/f" + i, "needle\n".repeat(20));
        }
        Cancellation cancellation = new Cancellation();
        List<SearchMatch> first = new ArrayList<>();

        SearchSummary summary = search.run(
                text("needle").query(),
                matches -> {
                    first.addAll(matches);
                    cancellation.cancel();
                },
                cancellation);

        assertThat(summary.cancelled()).isTrue();
        assertThat(summary.matches()).isLessThan(40_000);
        assertThat(first).isNotEmpty();
    }

    @Test
    void waitsForWhoeverTakesTheMatches() throws Exception {
        for (int i = 0; i < 200; i++) {
            write("f" + i, "needle\n".repeat(100));
        }
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();

        CompletableFuture<SearchSummary> running = CompletableFuture.supplyAsync(() -> search.run(
                text("needle").query(),
                matches -> {
                    found.addAll(matches);
                    taken.countDown();
                    await(goOn);
                },
                cancellation));
        await(taken);

        assertThat(found).hasSize(100);
        assertThat(running).isNotDone();
        goOn.countDown();
        assertThat(running.get(60, TimeUnit.SECONDS).matches()).isEqualTo(10_000);
    }

    SearchSummary run(Asked asked) {
        return run(asked.query());
    }

    SearchSummary run(SearchQuery query) {
        found.clear();
        return search.run(query, found::addAll, new Cancellation());
    }

    void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    static Asked text(String text) {
        return new Asked(
                new SearchQuery(text, Scope.CONTENTS, false, false, false, List.of(), List.of(), false, 10_000));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Place place(String path) {
        return found.stream()
                .filter(match -> match.path().equals(path))
                .map(SearchMatch::place)
                .findFirst()
                .orElseThrow();
    }

    private List<String> paths() {
        return found.stream().map(SearchMatch::path).toList();
    }

    private List<String> lines() {
        return found.stream()
                .map(SearchMatch::place)
                .filter(Objects::nonNull)
                .map(Place::text)
                .toList();
    }

    /** A query, said briefly. */
    record Asked(SearchQuery query) {
        Asked withRegex() {
            return with(query.scope(), true, query.include(), query.exclude(), query.ignored(), query.limit());
        }

        Asked withIgnored() {
            return with(query.scope(), query.regex(), query.include(), query.exclude(), true, query.limit());
        }

        Asked inNames() {
            return with(Scope.NAMES, query.regex(), query.include(), query.exclude(), query.ignored(), query.limit());
        }

        Asked upTo(int limit) {
            return with(query.scope(), query.regex(), query.include(), query.exclude(), query.ignored(), limit);
        }

        Asked within(String include, String exclude) {
            return with(query.scope(), query.regex(), list(include), list(exclude), query.ignored(), query.limit());
        }

        private Asked with(
                Scope scope, boolean regex, List<String> include, List<String> exclude, boolean ignored, int limit) {
            return new Asked(
                    new SearchQuery(query.text(), scope, false, false, regex, include, exclude, ignored, limit));
        }

        private static List<String> list(String glob) {
            return glob.isEmpty() ? List.of() : Arrays.asList(glob);
        }
    }
}
