package dev.devex.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * What came of preparing a save.
 *
 * @param save none when the newest snapshot holds this very state
 * @param omissions what the state does not hold, or not as it was
 */
public record Preparation(Optional<PreparedSave> save, List<Omission> omissions) {
    public Preparation {
        omissions = List.copyOf(omissions);
    }
}
