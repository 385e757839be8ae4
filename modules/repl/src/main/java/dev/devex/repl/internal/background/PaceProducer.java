package dev.devex.repl.internal.background;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says how fast things go outside tests. */
@Dependent
class PaceProducer {
    @Produces
    static Pace pace(@ConfigProperty(name = "devex.sandbox.start.limit") Optional<Duration> startLimit) {
        return startLimit.map(Pace.NORMAL::withStartPatience).orElse(Pace.NORMAL);
    }
}
