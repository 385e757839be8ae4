package dev.devex.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private static final int JAVA_8 = 52;

    @ParameterizedTest
    @CsvSource({"1.8, false", "9, false", "11, false", "16, false", "17, true", "25, true", "100, true"})
    void knowsWhichJavaIsNewEnough(String version, boolean newEnough) {
        assertThat(Main.isNewEnough(version)).isEqualTo(newEnough);
    }

    @Test
    void canBeReadByAnOldJava() throws IOException {
        try (var bytes = new DataInputStream(Main.class.getResourceAsStream("Main.class"))) {
            assertThat(bytes.readInt()).isEqualTo(0xCAFEBABE);
            assertThat(bytes.readUnsignedShort()).isZero();
            assertThat(bytes.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }

    @Test
    void saysThatItIsTooOld() {
        assertThat(Main.refusal("11"))
                .isEqualTo("Devex needs Java 17 or newer, and this is Java 11:"
                        + " put a newer one on the PATH, or start Devex with its full path.");
    }
}
