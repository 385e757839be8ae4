package dev.devex.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderAddressTest {
    private static final Path WORKSPACE = Path.of("/work/space");

    @ParameterizedTest
    @CsvSource({
        "file://host/work/space/src, src",
        "file:///work/space/src/, src",
        "file://host/work/space/a%20b%25, a b%",
        "file://host/work/space/a b, a b",
        "file://host/work/space/50%, 50%",
        "file://host/work/space/%C3%BC/x, \u00fc/x"
    })
    void tellsTheFolderInTheWorkspace(String address, String folder) {
        assertThat(FolderAddress.within(WORKSPACE, address)).isEqualTo(folder);
    }

    @Test
    void tellsTheWorkspaceItself() {
        assertThat(FolderAddress.within(WORKSPACE, "file://host/work/space")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file://",
                "file://host",
                "/work/space",
                "http://host/work/space",
                "file://host/work",
                "file://host/work/spacecraft",
                "file://host/work/space/../x",
                "file://host/work/space/%00"
            })
    void tellsNothingOfWhatIsElsewhere(String address) {
        assertThat(FolderAddress.within(WORKSPACE, address)).isNull();
    }
}
