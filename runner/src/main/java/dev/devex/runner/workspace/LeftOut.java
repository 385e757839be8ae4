package dev.devex.runner.workspace;

import dev.devex.snapshot.Omission;
import dev.devex.snapshot.Omission.Reason;
import java.util.List;
import java.util.stream.Collectors;

/** What a snapshot does not hold, or not as it was: told, and where it would be lost without a word, refused. */
record LeftOut(List<Omission> omissions) {
    private static final int MOST_REPORTED = 20;
    private static final int MOST_NAMED = 2;
    private static final int LONGEST_NAME = 60;

    void report() {
        omissions.stream().limit(MOST_REPORTED).map(LeftOut::sentence).forEach(System.err::println);
    }

    /** The sandbox goes once all its work is saved, and with it would go what could not be read. */
    void refuseIfUnreadable() {
        List<String> names = omissions.stream()
                .filter(omission -> omission.reason() == Reason.UNREADABLE)
                .map(LeftOut::name)
                .toList();
        if (names.isEmpty()) {
            return;
        }
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(" and "));
        int others = names.size() - MOST_NAMED;
        throw new CommandException(
                ExitCode.UNSAVABLE,
                "Not all could be saved, since files of another user cannot be read: " + first
                        + (others > 0 ? " and " + others + " more" : "")
                        + ". Take them over with sudo chown, or delete them, then stop again.");
    }

    private static String sentence(Omission omission) {
        String path = printable(omission.path());
        return switch (omission.reason()) {
            case UNREADABLE -> path + " cannot be saved: it may not be read.";
            case SPECIAL_FILE -> path + " is not saved: it is a socket, a pipe or a device.";
            case PATH_TOO_LONG -> path + " cannot be saved: its path is too long.";
            case CHANGED -> path + " was written to while it was saved.";
        };
    }

    private static String name(Omission omission) {
        String path = printable(omission.path());
        return path.length() <= LONGEST_NAME ? path : "…" + path.substring(path.length() - LONGEST_NAME);
    }

    /** Names may hold anything, line ends too. */
    private static String printable(String path) {
        return path.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
