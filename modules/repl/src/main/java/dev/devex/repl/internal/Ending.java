package dev.devex.repl.internal;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this server is about to end, so that it brings no sandbox up any more. */
@ApplicationScoped
class Ending {
    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }
}
