package dev.devex.runner.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../a",
                "a/../../b",
                "a/..",
                "/etc/passwd",
                "//etc",
                "a\0b",
                "%2e%2e/a",
                "..%2fa",
                "%2E%2E%2Fa",
                "a/%2e%2e",
                "%2fetc%2fpasswd",
                "a%00b",
                "a\ud800b"
            })
    void rejectsPathOutsideWorkspace(String path) {
        assertThatThrownBy(() -> WorkspacePath.parse(path)).isInstanceOf(FileProblem.Outside.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "...", "a..b", "..a", "100%", "%41", "@scope%2Fname", "ü/💡", "a b", "a\\b", "~", "a:b"})
    void acceptsOddButHarmlessNames(String path) {
        assertThat(WorkspacePath.parse(path)).hasToString(path);
    }

    @Test
    void rejectsPathOfTooManyParts() {
        assertThat(WorkspacePath.parse("a/".repeat(256)).names()).hasSize(256);
        assertThatThrownBy(() -> WorkspacePath.parse("a/".repeat(257))).isInstanceOf(FileProblem.WrongKind.class);
    }

    @Test
    void dropsWhatSaysNothing() {
        assertThat(WorkspacePath.parse("./a//b/.")).hasToString("a/b");
        assertThat(WorkspacePath.parse("")).isEqualTo(WorkspacePath.ROOT);
        assertThat(WorkspacePath.parse(".").isRoot()).isTrue();
    }
}
