package dev.devex.repl.internal.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The Lua scripts, which Redis runs atomically. */
public enum Script {
    CHANGE,
    CLAIM,
    SAVED,
    REMOVE,
    RESERVE,
    INSERT,
    ABANDON,
    FORGET,
    RESTORE,
    SETTLE,
    RENEW,
    RELEASE,
    WATCH,
    FENCE;

    private final String lua;

    Script() {
        var name = name().toLowerCase(Locale.ROOT) + ".lua";
        try (var in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            lua = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String lua() {
        return lua;
    }
}
