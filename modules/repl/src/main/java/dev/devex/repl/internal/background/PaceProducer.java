package dev.devex.repl.internal.background;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Says how fast things go outside tests. */
@Dependent
class PaceProducer {
    @Produces
    static Pace pace() {
        return Pace.NORMAL;
    }
}
