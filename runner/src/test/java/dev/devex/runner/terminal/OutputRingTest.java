package dev.devex.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputRingTest {
    private static final int CAPACITY = 50_000;

    private final OutputRing ring = new OutputRing(CAPACITY);
    private final StringBuilder all = new StringBuilder();

    @Test
    void keepsTheLastBytesByTheirPosition() {
        for (int i = 0; ring.end() < 5L * CAPACITY; i++) {
            append("line " + i + "\n");
            assertThat(ring.end()).isEqualTo(all.length());
            assertThat(ring.start()).isEqualTo(Math.max(0, all.length() - CAPACITY));
            assertThat(copy(ring.start(), CAPACITY)).isEqualTo(all.substring((int) ring.start()));
        }
    }

    @Test
    void copiesNoMoreThanThereIsRoomFor() {
        append("0123456789");

        assertThat(copy(2, 3)).isEqualTo("234");
        assertThat(copy(8, 100)).isEqualTo("89");
        assertThat(copy(10, 100)).isEmpty();
    }

    @Test
    void findsTheNextBeginningOfALine() {
        append("one\ntwo\nthree");

        assertThat(ring.lineStart(0)).isZero();
        assertThat(ring.lineStart(1)).isEqualTo(4);
        assertThat(ring.lineStart(4)).isEqualTo(8);
        assertThat(ring.lineStart(9)).isEqualTo(9);
    }

    private void append(String text) {
        all.append(text);
        ring.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private String copy(long position, int length) {
        ByteBuffer target = ByteBuffer.allocate(length);
        ring.copy(position, target, Long.MAX_VALUE - position);
        return new String(target.array(), 0, target.position(), StandardCharsets.US_ASCII);
    }
}
