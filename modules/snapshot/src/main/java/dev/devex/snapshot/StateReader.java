package dev.devex.snapshot;

import dev.devex.snapshot.internal.manifest.RelatedEntry;
import dev.devex.snapshot.internal.manifest.StateEntries;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole state that a manifest describes, a delta together with its base, entry by entry in the order of {@link EntryPath}.
 * An entry's folder always came before it.
 */
public final class StateReader implements AutoCloseable {
    private final StateEntries entries;

    private StateReader(StateEntries entries) {
        this.entries = entries;
    }

    /**
     * Opens a state.
     *
     * @throws SnapshotException when a manifest is damaged, of a newer version, or does not go with its base
     * @throws IOException when a manifest cannot be read
     */
    public static StateReader open(Sha256 manifest, ObjectSource source) throws IOException {
        return new StateReader(StateEntries.open(manifest, source));
    }

    public ManifestHeader header() {
        return entries.header();
    }

    /**
     * @return null after the last entry, once all is known to be what was stored
     * @throws SnapshotException when something is wrong; what was returned before is worth nothing then
     * @throws IOException when a manifest cannot be read
     */
    public Entry.@Nullable Present next() throws IOException {
        for (RelatedEntry next = entries.next(); next != null; next = entries.next()) {
            if (next.entry() instanceof Entry.Present present) {
                return present;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
