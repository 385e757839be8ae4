package dev.devex.repl.internal.background;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this server is about to end, so that it brings no sandbox up any more. */
@ApplicationScoped
public class Ending {
    private volatile boolean begun;

    public void begin() {
        begun = true;
    }

    public boolean hasBegun() {
        return begun;
    }
}
