package dev.devex.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellReportsTest {
    private static final String FOLDER = "\u001b]7;file://host/a%20b\u001b\\";
    private static final String TITLE = "\u001b]2;t\u00eftle\u0007";

    private final ShellReports reports = new ShellReports();

    @Test
    void hearsTitleAndFolderAmongAnythingElse() {
        String text = "x".repeat(500) + TITLE + "\u001b[31mred" + "y".repeat(500) + FOLDER + "z";

        assertThat(hear(text)).isTrue();
        assertThat(reports.title()).isEqualTo("t\u00eftle");
        assertThat(reports.folder()).isEqualTo("file://host/a%20b");
        assertThat(hear(text)).isFalse();
    }

    @Test
    void hearsThemHoweverTheyAreCut() {
        for (byte each : (FOLDER + TITLE).getBytes(StandardCharsets.UTF_8)) {
            hear(new byte[] {each});
        }

        assertThat(reports.title()).isEqualTo("t\u00eftle");
        assertThat(reports.folder()).isEqualTo("file://host/a%20b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001b]2;never ended", "\u001b]2;cut\u001b[0m\u0007", "\u001b]52;c;AAAA\u0007", "]2;no\u0007"})
    void takesNothingElseForATitle(String text) {
        hear(text);

        assertThat(reports.title()).isNull();
    }

    @Test
    void forgetsWhatIsTooLongToBeATitle() {
        hear("\u001b]2;" + "x".repeat(10_000) + "\u0007");
        assertThat(reports.title()).isNull();

        hear(TITLE);
        assertThat(reports.title()).isEqualTo("t\u00eftle");
    }

    private boolean hear(String text) {
        return hear(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean hear(byte[] bytes) {
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        ByteBuffer output = memory.getByteBuffer(0, bytes.length);
        return reports.hear(output, Pointer.nativeValue(memory));
    }
}
