package dev.devex.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process and no other: process ids come round again, an id with its start time and the boot does not.
 *
 * @param start the clock ticks from boot to its start, field 22 of {@code /proc/PID/stat} (proc(5))
 */
record ProcessIdentity(long pid, long start, String boot) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int START_AFTER_NAME = 19;

    /** The process that has this id now; empty when there is none. */
    static Optional<ProcessIdentity> of(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(new ProcessIdentity(
                    pid,
                    Long.parseLong(fields[START_AFTER_NAME]),
                    Files.readString(BOOT).strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<ProcessIdentity> parse(String text) {
        var parts = text.strip().split(" ");
        return parts.length == 3 && parts[0].matches("\\d+") && parts[1].matches("\\d+")
                ? Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]))
                : Optional.empty();
    }

    /** This very process, if it still lives. */
    Optional<ProcessHandle> living() {
        return of(pid).filter(this::equals).flatMap(same -> ProcessHandle.of(pid));
    }

    @Override
    public String toString() {
        return pid + " " + start + " " + boot;
    }
}
