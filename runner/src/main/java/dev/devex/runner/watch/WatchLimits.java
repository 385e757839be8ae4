package dev.devex.runner.watch;

import java.util.Set;

/**
 * What watching may cost.
 *
 * @param folders the system holds about a kilobyte for each, and all of a user's programs share what it grants
 * @param names of files and folders, eight to twenty bytes each
 * @param passedOver paths of folders that are not looked into
 */
record WatchLimits(int folders, int names, Set<String> passedOver) {
    static final WatchLimits DEFAULT = new WatchLimits(16_384, 500_000);

    WatchLimits(int folders, int names) {
        this(folders, names, Set.of());
    }

    WatchLimits without(Set<String> paths) {
        return new WatchLimits(folders, names, paths);
    }
}
