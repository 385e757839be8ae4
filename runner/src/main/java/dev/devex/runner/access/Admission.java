package dev.devex.runner.access;

/**
 * What a ticket is worth at this runner.
 *
 * @param user whose ticket it is; empty unless he is admitted
 */
public record Admission(Standing standing, String user) {
    static final Admission UNKNOWN = new Admission(Standing.UNKNOWN, "");
    static final Admission FOREIGN = new Admission(Standing.FOREIGN, "");

    public enum Standing {
        ADMITTED,
        /** There is no ticket, or it is forged, expired or meant for something else. */
        UNKNOWN,
        /** It is a good ticket to another repl. */
        FOREIGN
    }

    static Admission of(String user) {
        return new Admission(Standing.ADMITTED, user);
    }
}
