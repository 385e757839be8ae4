package dev.devex.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.search.SearchMatch.Place;
import dev.devex.runner.search.SearchQuery.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every search promises, beside its bounds. */
abstract class SearchContract extends BoundedSearchContract {
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

    private Place place(String path) {
        return found.stream()
                .filter(match -> match.path().equals(path))
                .map(SearchMatch::place)
                .findFirst()
                .orElseThrow();
    }
}
