package dev.devex.storage;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a snapshot of a workspace. */
public sealed interface SnapshotId {
    /** The newest one, whichever that is. */
    SnapshotId NOW = new Newest();

    /** As it is sent. */
    String text();

    /**
     * Reads what was sent.
     *
     * @throws UnknownSnapshotException when no snapshot has such a name
     */
    static SnapshotId of(String text) {
        return text.equals(NOW.text())
                ? NOW
                : Numbered.parse(text).or(() -> Branch.parse(text)).orElseThrow(UnknownSnapshotException::new);
    }

    /** {@code now}. */
    record Newest() implements SnapshotId {
        @Override
        public String text() {
            return "now";
        }
    }

    /** One of those that are, or were, the newest: its number, such as {@code 7}. */
    record Numbered(long number) implements SnapshotId {
        private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{0,14}");

        private static Optional<SnapshotId> parse(String text) {
            return SHAPE.matcher(text).matches() ? Optional.of(new Numbered(Long.parseLong(text))) : Optional.empty();
        }

        @Override
        public String text() {
            return Long.toString(number);
        }
    }

    /**
     * One that was kept aside: {@code b<session>-<manifest>}.
     *
     * @param manifest the SHA-256 of its manifest, in lower-case hexadecimal
     */
    record Branch(long session, String manifest) implements SnapshotId {
        private static final Pattern SHAPE = Pattern.compile("b(0|[1-9][0-9]{0,14})-([0-9a-f]{64})");

        private static Optional<SnapshotId> parse(String text) {
            Matcher parts = SHAPE.matcher(text);
            return parts.matches()
                    ? Optional.of(new Branch(Long.parseLong(parts.group(1)), parts.group(2)))
                    : Optional.empty();
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "b%d-%s", session, manifest);
        }
    }
}
