package dev.devex.runner.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest {
    @Test
    void appliesTheLibrarysOwnExample() {
        Patch patch = text("@@ -21,18 +22,17 @@\n jump\n-s\n+ed\n  over \n-the\n+a\n %0Alaz\n");

        assertThat(patch.apply("That quick brown fox jumps over the\nlazy dog."))
                .isEqualTo("That quick brown fox jumped over a\nlazy dog.");
    }

    @Test
    void insertsIntoAnEmptyText() {
        assertThat(text("@@ -0,0 +1,3 @@\n+a%0Ab\n").apply("")).isEqualTo("a\nb");
    }

    @Test
    void deletesEverything() {
        assertThat(text("@@ -1,3 +0,0 @@\n-abc\n").apply("abc")).isEmpty();
    }

    @Test
    void readsALengthThatIsLeftOutAsOne() {
        assertThat(text("@@ -2 +2 @@\n-b\n+x\n").apply("abc")).isEqualTo("axc");
    }

    @Test
    void decodesPercentAndLeavesPlus() {
        assertThat(text("@@ -0,0 +1,6 @@\n+1+1%25 %C3%BC\n").apply("")).isEqualTo("1+1% ü");
    }

    @Test
    void appliesHunksOneAfterTheOther() {
        Patch patch =
                array("[{\"diffs\":[[1,\"__\"],[0,\"ab\"]],\"start1\":0,\"start2\":0,\"length1\":2,\"length2\":4},"
                        + "{\"diffs\":[[0,\"c\"],[-1,\"d\"]],\"start1\":4,\"start2\":4,\"length1\":2,\"length2\":1}]");

        assertThat(patch.apply("abcd")).isEqualTo("__abc");
    }

    @Test
    void countsUtf16Units() {
        Patch patch =
                array("[{\"diffs\":[[0,\"💡\"],[1,\"!\"]],\"start1\":1,\"start2\":1,\"length1\":2,\"length2\":3}]");

        assertThat(patch.apply("a💡b")).isEqualTo("a💡!b");
    }

    @Test
    void changesNothingForAnEmptyPatch() {
        assertThat(text("").apply("abc")).isEqualTo("abc");
        assertThat(array("[]").apply("abc")).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@@ -1,3 +1,3 @@\n-abX\n+xyz\n",
                "@@ -2,3 +2,3 @@\n-abc\n+xyz\n",
                "@@ -90,3 +90,3 @@\n-abc\n+xyz\n"
            })
    void refusesWhatDoesNotFitExactly(String patch) {
        assertThatThrownBy(() -> text(patch).apply("abcabc")).isInstanceOf(Patch.MisfitException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "@@ -1,3 +1,3 @@\n-ab\n+xyz\n",
                "@@ -1,3 +1,9 @@\n-abc\n+xyz\n",
                "@@ -1,3 +1,3 @@\n*abc\n",
                "@@ -0,0 +1,1 @@\n+%\n",
                "@@ -0,0 +1,1 @@\n+%C3\n",
                "@@ -0,0 +1,1 @@\n+%zz\n",
                "@@ -1,0 +0,1 @@\n+a\n",
                "@@ -99999999999,1 +1,1 @@\n-a\n+b\n"
            })
    void refusesTextThatIsNoPatch(String patch) {
        assertThatThrownBy(() -> text(patch)).isInstanceOf(FileProblem.MalformedPatch.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "[{}]",
                "[{\"diffs\":[[2,\"a\"]],\"start1\":0,\"start2\":0,\"length1\":0,\"length2\":1}]",
                "[{\"diffs\":[[1]],\"start1\":0,\"start2\":0,\"length1\":0,\"length2\":1}]",
                "[{\"diffs\":[[1,\"a\"]],\"start1\":0,\"start2\":-1,\"length1\":0,\"length2\":1}]",
                "[{\"diffs\":[[1,\"a\"]],\"start1\":0,\"start2\":0.5,\"length1\":0,\"length2\":1}]",
                "[{\"diffs\":[[1,\"a\"]],\"start1\":0,\"start2\":0,\"length1\":0}]",
                "[{\"diffs\":[[1,\"a\"]],\"start2\":0,\"length1\":0,\"length2\":1}]"
            })
    void refusesArraysThatAreNoPatch(String patch) {
        assertThatThrownBy(() -> array(patch)).isInstanceOf(FileProblem.MalformedPatch.class);
    }

    private static Patch text(String patch) {
        return Patch.parse(Json.createValue(patch));
    }

    private static Patch array(String patch) {
        try (JsonReader reader = Json.createReader(new StringReader(patch))) {
            JsonValue value = reader.readValue();
            return Patch.parse(value);
        }
    }
}
