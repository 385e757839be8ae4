package dev.devex.runner.terminal;

import java.io.IOException;

/** As many terminals as may be are there, and all of them are watched or at work. */
public final class TooManyTerminalsException extends IOException {
    private static final long serialVersionUID = 1;

    TooManyTerminalsException(int limit) {
        super("there are " + limit + " terminals already");
    }
}
