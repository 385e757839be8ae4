package dev.devex.runner.files;

import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * How a file is put in the place of what is there.
 *
 * @param tag of the file that it may replace alone; null for any
 * @param onlyNew whether it may replace none
 * @param mode that it gets; null for that of the file it replaces
 */
public record Replacement(
        @Nullable String tag, boolean onlyNew, @Nullable FileMode mode) {
    public static final Replacement OF_ANY = new Replacement(null, false, null);

    /** @throws FileProblem.Stale when something else is there than what it may replace */
    void require(@Nullable PosixFileAttributes present) {
        if (onlyNew && present != null) {
            throw new FileProblem.Stale("A file of that name is there by now.", null, null);
        }
        if (tag != null && (present == null || !tag.equals(OpenFile.tag(present)))) {
            throw new FileProblem.Stale("The file has changed since it was read.", null, null);
        }
    }

    /**
     * What came of it.
     *
     * @param created whether nothing was there before
     * @param tag of the file that is there now
     */
    public record Outcome(boolean created, String tag) {}
}
