package dev.devex.repl.internal.background;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says how fast things go outside tests. */
@Dependent
class PaceProducer {
    @Produces
    static Pace pace(@ConfigProperty(name = "devex.sandbox.start.limit", defaultValue = "PT60S") Duration startLimit) {
        return Pace.NORMAL.withStartPatience(startLimit);
    }
}
