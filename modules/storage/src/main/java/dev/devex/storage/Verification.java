package dev.devex.storage;

import java.util.List;
import java.util.OptionalLong;

/**
 * What was found where all that is stored of a workspace was read.
 *
 * @param snapshots how many there are: the newest, former ones and those that were kept aside
 */
public record Verification(Workspace workspace, int snapshots, List<Defect> defects) {
    public Verification {
        defects = List.copyOf(defects);
    }

    public boolean isWhole() {
        return defects.isEmpty();
    }

    /**
     * Something that is not as it was stored.
     *
     * @param problem a sentence that names the object, by its place below the workspace's prefix
     * @param affected what cannot be restored because of it
     */
    public record Defect(String problem, List<Affected> affected) {
        public Defect {
            affected = List.copyOf(affected);
        }
    }

    /**
     * A snapshot that is not whole.
     *
     * @param snapshot as a person calls it, such as {@code snapshot 7 (newest)}
     * @param files how many of its files cannot be restored; none when nothing of it can be
     */
    public record Affected(String snapshot, OptionalLong files) {}
}
