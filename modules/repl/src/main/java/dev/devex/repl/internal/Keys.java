package dev.devex.repl.internal;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;

/** The names of what this module keeps in Redis. */
final class Keys {
    /** Repls with work to do, by the time from which it is due. */
    static final String WORKING = "devex:repls:working";

    static final String RUNNING = "devex:repls:running";

    /** Owner and id of repls whose workspace is being made, by the time from which their creation is given up. */
    static final String CREATING = "devex:repls:creating";

    /** Owner and id of repls whose creation was given up, and of whose workspace something may be stored. */
    static final String ABANDONED = "devex:repls:abandoned";

    /** Deleted repls, for the sake of sandboxes that turn up late. */
    static final String DELETED = "devex:repls:deleted";

    static final String CHANNEL = "devex:repls:changes";

    private Keys() {}

    static String repl(ReplId id) {
        return "devex:repl:" + id;
    }

    static String lease(ReplId id) {
        return "devex:repl:" + id + ":lease";
    }

    /** The owner's repls, by when they were made; the ones being created count too. */
    static String of(UserId owner) {
        return "devex:repls:of:" + owner;
    }
}
