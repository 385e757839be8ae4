package dev.devex.repl.internal.idle;

import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long repls may be up that nobody works in. */
@Dependent
@ConfigProperties(prefix = "devex")
public class IdleSettings {
    @ConfigProperty(name = "idle.timeout", defaultValue = "PT15M")
    private Duration timeout;

    @ConfigProperty(name = "idle.max", defaultValue = "PT12H")
    private Duration longest;

    @ConfigProperty(name = "pin.max", defaultValue = "PT24H")
    private Duration longestPin;

    /** Without a client and without work ({@code DEVEX_IDLE_TIMEOUT}). */
    Duration timeout() {
        return timeout;
    }

    /** Since the owner last asked for something, whatever the sandbox says ({@code DEVEX_IDLE_MAX}). */
    Duration longest() {
        return longest;
    }

    IdleRule rule() {
        return new IdleRule(timeout, longest);
    }

    /** By one pin ({@code DEVEX_PIN_MAX}). */
    Duration longestPin() {
        return longestPin;
    }
}
