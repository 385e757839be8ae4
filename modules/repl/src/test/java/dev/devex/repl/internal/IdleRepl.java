package dev.devex.repl.internal;

import dev.devex.kernel.AdjustableClock;
import dev.devex.kernel.ReplId;
import dev.devex.repl.Activity;
import dev.devex.repl.internal.idle.ActivityReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A repl that runs, and a clock that says how long nobody has worked in it. */
abstract class IdleRepl {
    final AdjustableClock clock = new AdjustableClock(Instant.now());

    @RegisterExtension
    final Site site = new Site();

    final Server server = site.idleServer(clock).begin();
    final ReplId id = Site.running(server).id();

    void reportIdleFor(Duration time) {
        server.idle.desk.report(id, new Server.Runner(id, 1), new ActivityReport(null, time.toSeconds()));
    }

    Activity activity() {
        return Objects.requireNonNull(server.repls.get(Site.ADA, id).activity());
    }

    Instant in(Duration time) {
        return Instant.ofEpochMilli(clock.instant().plus(time).toEpochMilli());
    }
}
