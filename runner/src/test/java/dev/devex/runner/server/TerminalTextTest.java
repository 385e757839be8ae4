package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    private static final String TEXT =
            "plain \"quoted\" \\ \r\n\t\b\f\0\u001b[31m\u007f \u00e9\u6f22\ud83d\ude00\uffff\u07ff\u0800";

    @Test
    void writesWhatAJsonReaderReadsBack() {
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8), 7, 64)).isEqualTo(TEXT);
    }

    @Test
    void keepsCharactersWholeHoweverTheBytesAreCutAndHoweverLittleRoomThereIs() {
        byte[] bytes = TEXT.repeat(20).getBytes(StandardCharsets.UTF_8);
        for (int piece = 4; piece < 40; piece++) {
            for (int room = 6; room < 40; room += 3) {
                assertThat(read(bytes, piece, room)).isEqualTo(TEXT.repeat(20));
            }
        }
    }

    @Test
    void replacesWhatIsNoUtf8() {
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(once(read(bytes, 64, 512)))
                    .as(Arrays.toString(bytes))
                    .isEqualTo(once(new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    @Test
    void leavesACharacterThatIsNotWholeForLater() {
        TerminalText text = new TerminalText(new byte[64]);
        byte[] cut = {'a', (byte) 0xf0, (byte) 0x9f, (byte) 0x98};

        assertThat(text.add(cut, cut.length, false)).isEqualTo(1);
        assertThat(new TerminalText(new byte[64]).add(cut, cut.length, true)).isEqualTo(4);
    }

    // Java and browsers do not agree on how many to write for a broken sequence.
    private static String once(String text) {
        return text.replaceAll("\ufffd+", "\ufffd");
    }

    /** Encodes {@code bytes} as if they came in pieces, into frames of so much room. */
    private static String read(byte[] bytes, int piece, int room) {
        StringBuilder read = new StringBuilder();
        for (int from = 0; from < bytes.length; ) {
            byte[] next = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece));
            byte[] memory = new byte[room];
            TerminalText text = new TerminalText(memory);
            from += text.add(next, next.length, from + next.length == bytes.length);
            read.append(parse(new String(memory, 0, text.length(), StandardCharsets.UTF_8)));
        }
        return read.toString();
    }

    private static String parse(String inside) {
        try (JsonReader reader = Json.createReader(new StringReader("[\"" + inside + "\"]"))) {
            return reader.readArray().getString(0);
        }
    }
}
