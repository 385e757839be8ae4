package dev.devex.repl.internal.records;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.ReplState;
import java.util.Locale;

/** The names of what this module keeps in Redis. */
public final class Keys {
    /** Repls with work to do, by the time from which it is due. */
    public static final String WORKING = "devex:repls:working";

    /** How the names of the sets begin that {@link #in} gives. */
    public static final String STATES = "devex:repls:";

    /** Owner and id of repls whose workspace is being made, by the time from which their creation is given up. */
    public static final String CREATING = "devex:repls:creating";

    /** Owner and id of repls whose creation was given up, and of whose workspace something may be stored. */
    public static final String ABANDONED = "devex:repls:abandoned";

    /** Deleted repls, for the sake of sandboxes that turn up late. */
    public static final String DELETED = "devex:repls:deleted";

    /** Owner and id of repls whose stored workspace is to be cleared of what is not kept, by the time from which that is due. */
    public static final String TO_CLEAR = "devex:repls:to-clear";

    /** The server that looks for idle repls. */
    public static final String WATCH = "devex:repls:watch";

    /** The server that reconciles. */
    public static final String RECONCILER = "devex:reconciler:lease";

    /** The fencing token of the latest server that did. */
    public static final String FENCE = "devex:reconciler:fence";

    /** Repls of which the store has to be told, by the revision it has to be told of. */
    public static final String UNTOLD = "devex:repls:untold";

    public static final String CHANNEL = "devex:repls:changes";

    private Keys() {}

    /** The repls in a state. */
    public static String in(ReplState state) {
        return STATES + state.name().toLowerCase(Locale.ROOT);
    }

    public static String repl(ReplId id) {
        return "devex:repl:" + id;
    }

    public static String lease(ReplId id) {
        return "devex:repl:" + id + ":lease";
    }

    /** The owner's repls, by when they were made; the ones being created count too. */
    public static String of(UserId owner) {
        return "devex:repls:of:" + owner;
    }
}
