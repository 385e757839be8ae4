package dev.devex.runner.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.snapshot.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Sha256 ONE = Sha256.ofContent("one".getBytes(StandardCharsets.UTF_8));
    private static final Sha256 TWO = Sha256.ofContent("two".getBytes(StandardCharsets.UTF_8));

    private final Ledger ledger = new Ledger();

    @Test
    void missesWhatIsOlderThanTheAcknowledgedState() {
        ledger.note("file", Optional.of(ONE));
        ledger.note("file", Optional.of(TWO));
        assertThat(ledger.lost(Map.of("file", ONE), 1)).isEmpty();
        assertThat(ledger.lost(Map.of("file", ONE), 2)).containsExactly("file");
    }

    @Test
    void acceptsWhatCameLater() {
        ledger.note("file", Optional.of(ONE));
        ledger.note("file", Optional.of(TWO));
        assertThat(ledger.lost(Map.of("file", TWO), 1)).isEmpty();
    }

    @Test
    void missesFilesThatAreGoneOrWereDeleted() {
        ledger.note("kept", Optional.of(ONE));
        ledger.note("deleted", Optional.of(ONE));
        ledger.note("deleted", Optional.empty());
        assertThat(ledger.lost(Map.of("deleted", ONE), ledger.changes())).containsExactly("deleted", "kept");
        assertThat(ledger.lost(Map.of("kept", ONE), ledger.changes())).isEmpty();
    }

    @Test
    void knowsNothingOfWhatWasNeverThere() {
        assertThat(ledger.lost(Map.of("stale", ONE), 0)).containsExactly("stale");
    }

    @Test
    void beginsAnewFromWhatWasRestored() {
        ledger.note("file", Optional.of(TWO));
        ledger.note("unsaved", Optional.of(TWO));
        ledger.noteAll(Map.of("file", ONE));
        assertThat(ledger.lost(Map.of("file", ONE), ledger.changes())).isEmpty();
    }
}
