package dev.devex.runner.watch;

/**
 * What watching may cost.
 *
 * @param folders the system holds about a kilobyte for each, and all of a user's programs share what it grants
 * @param names of files and folders, eight to twenty bytes each
 */
record WatchLimits(int folders, int names) {
    static final WatchLimits DEFAULT = new WatchLimits(16_384, 500_000);
}
